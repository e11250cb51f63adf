package dev.assay.database.postgresql.rights;

/**
 * The look-up of what the role that logged in may do beside reading, by itself, by PUBLIC or by a role that it is a member of, inherited
 * or not: SET ROLE makes it that role. A superuser has one row. (PostgreSQL's manual: "Privileges", "Predefined Roles",
 * "aclexplode".)
 *
 * <p>Rows: {@code role}, its name; {@code what}, the right and its object, as SQL writes the names; {@code mend}, a statement that takes
 * it away, null if there is none, as for owners; {@code total}, the number of all such rights. At most three rows, the gravest first.
 *
 * <p>Left out are tables in schemas that the role may not use, temporary tables, CREATE that PUBLIC has on a schema, which it has on public
 * by default up to version 14, and TEMPORARY on the database, which it has by default.
 */
final class RoleRightsSql {

    /**
     * {@code reach.via} and {@code grantees.via}: the role's own membership by which it gets there; null: it needs none; empty: none can
     * be taken away. {@code found.revoke}: what takes the right from whoever has it.
     */
    static final String TEXT = """
            WITH me AS MATERIALIZED (
              SELECT oid, rolname, rolsuper FROM pg_catalog.pg_roles WHERE rolname = session_user),
            reach AS MATERIALIZED (
              SELECT r.oid, r.rolname, r.rolsuper, r.rolcreaterole, r.rolcreatedb, r.rolreplication,
                     CASE WHEN r.oid <> me.oid THEN coalesce(
                       (SELECT g.rolname FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid
                        WHERE m.member = me.oid AND pg_has_role(m.roleid, r.oid, 'MEMBER')
                        ORDER BY g.oid <> r.oid, g.rolname LIMIT 1), '') END AS via
              FROM me
              JOIN pg_catalog.pg_roles r ON r.oid = me.oid
                OR NOT me.rolsuper AND r.rolname <> 'pg_database_owner' AND pg_has_role(me.oid, r.oid, 'MEMBER')),
            grantees (oid, name, via) AS MATERIALIZED (
              SELECT oid, quote_ident(rolname), via FROM reach UNION ALL SELECT 0, 'PUBLIC', NULL),
            schemas AS MATERIALIZED (
              SELECT n.oid, n.nspname, n.nspowner, n.nspacl FROM pg_catalog.pg_namespace n
              WHERE NOT starts_with(n.nspname, 'pg_temp_') AND NOT starts_with(n.nspname, 'pg_toast')
                AND NOT (SELECT rolsuper FROM me)
                AND EXISTS (SELECT FROM reach r WHERE has_schema_privilege(r.oid, n.oid, 'USAGE'))),
            tables AS (
              SELECT c.oid, c.relowner, c.relacl, n.nspname IN ('pg_catalog', 'information_schema') AS system,
                     format('%I.%I', n.nspname, c.relname) AS shown,
                     CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE '' END AS kind
              FROM pg_catalog.pg_class c JOIN schemas n ON n.oid = c.relnamespace
              WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relpersistence <> 't'),
            given AS (
              SELECT t.shown, t.kind, a.grantee,
                     string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type) AS rights
              FROM tables t CROSS JOIN LATERAL aclexplode(t.relacl) a
              WHERE a.privilege_type <> 'SELECT' AND a.grantee <> t.relowner AND NOT (a.grantee = 0 AND t.system)
              GROUP BY t.oid, t.shown, t.kind, a.grantee
              UNION ALL
              SELECT t.shown, t.kind, a.grantee, format('%s (%I)', a.privilege_type, c.attname)
              FROM tables t
              JOIN pg_catalog.pg_attribute c ON c.attrelid = t.oid AND c.attacl IS NOT NULL AND NOT c.attisdropped
              CROSS JOIN LATERAL aclexplode(c.attacl) a
              WHERE a.privilege_type <> 'SELECT' AND a.grantee <> t.relowner),
            found (nr, what, revoke, via) AS (
              SELECT 1, CASE WHEN via IS NULL THEN 'superuser' ELSE format('member of the superuser %I', rolname) END,
                     NULL::text, via
              FROM reach WHERE rolsuper
              UNION ALL
              SELECT 2, a.name || CASE WHEN r.via IS NULL THEN '' ELSE format(' as %I', r.rolname) END,
                     format('ALTER ROLE %I NO%s', r.rolname, a.name), r.via
              FROM reach r
              CROSS JOIN LATERAL (VALUES ('CREATEROLE', r.rolcreaterole), ('CREATEDB', r.rolcreatedb),
                ('REPLICATION', r.rolreplication)) a (name, has)
              WHERE a.has AND NOT r.rolsuper
              UNION ALL
              SELECT 3, 'member of ' || rolname, NULL, via FROM reach
              WHERE rolname IN ('pg_write_all_data', 'pg_write_server_files', 'pg_read_server_files',
                'pg_execute_server_program', 'pg_signal_backend', 'pg_signal_autovacuum_worker', 'pg_maintain',
                'pg_checkpoint', 'pg_create_subscription')
              UNION ALL
              SELECT 4, format('owner of the database %I', d.datname), NULL, r.via
              FROM pg_catalog.pg_database d JOIN reach r ON r.oid = d.datdba AND NOT r.rolsuper
              WHERE d.datname = current_database()
              UNION ALL
              SELECT 4, format('CREATE on the database %I', d.datname),
                     format('REVOKE CREATE ON DATABASE %I FROM %s', d.datname, g.name), g.via
              FROM pg_catalog.pg_database d CROSS JOIN LATERAL aclexplode(d.datacl) a JOIN grantees g ON g.oid = a.grantee
              WHERE d.datname = current_database() AND a.privilege_type = 'CREATE' AND a.grantee <> d.datdba
                AND NOT (SELECT rolsuper FROM me)
              UNION ALL
              SELECT 5, format('owner of the schema %I', n.nspname), NULL, r.via
              FROM schemas n JOIN reach r ON r.oid = n.nspowner
              UNION ALL
              SELECT 5, format('CREATE on the schema %I', n.nspname),
                     format('REVOKE CREATE ON SCHEMA %I FROM %s', n.nspname, g.name), g.via
              FROM schemas n CROSS JOIN LATERAL aclexplode(n.nspacl) a JOIN grantees g ON g.oid = a.grantee
              WHERE a.privilege_type = 'CREATE' AND a.grantee NOT IN (0, n.nspowner)
              UNION ALL
              SELECT 6, 'owner of ' || t.shown, NULL, r.via FROM tables t JOIN reach r ON r.oid = t.relowner
              UNION ALL
              SELECT 7, x.rights || ' on ' || x.shown,
                     format('REVOKE %s ON %s%s FROM %s', x.rights, x.kind, x.shown, g.name), g.via
              FROM given x JOIN grantees g ON g.oid = x.grantee)
            SELECT me.rolname AS role, f.what, count(*) OVER () AS total,
                   CASE WHEN f.via IS NULL THEN f.revoke
                        WHEN f.via <> '' THEN format('REVOKE %I FROM %I', f.via, me.rolname) END AS mend
            FROM found f CROSS JOIN me
            ORDER BY f.nr, f.what
            LIMIT 3
            """;

    private RoleRightsSql() {}
}
