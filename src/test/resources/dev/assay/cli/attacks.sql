-- What attacks.tsv names. All belongs to the owner of the tables; the superuser made the extensions.
CREATE TABLE canary (id int PRIMARY KEY, note text);
INSERT INTO canary VALUES (1, 'zebra-kw7@example.org'), (2, 'DE02120300000000202051');
CREATE TABLE other (id int PRIMARY KEY);
INSERT INTO other VALUES (1), (2);
CREATE SEQUENCE seq;
CREATE TYPE mood AS ENUM ('fine');
CREATE DOMAIN short_text AS text CHECK (length(VALUE) < 3);
CREATE MATERIALIZED VIEW kept AS SELECT id FROM canary;

CREATE FUNCTION writes() RETURNS int LANGUAGE plpgsql VOLATILE AS
  $$ BEGIN INSERT INTO other SELECT max(id) + 1 FROM other; RETURN 1; END $$;
CREATE FUNCTION writes_stable() RETURNS int LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN writes(); END $$;
CREATE FUNCTION writes_immutable() RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN writes(); END $$;
CREATE FUNCTION writes_as_owner() RETURNS int LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN RETURN writes(); END $$;
CREATE FUNCTION writes_of_row(canary) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN writes(); END $$;
CREATE FUNCTION writes_of_two(int, int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RETURN writes() = $1; END $$;
CREATE FUNCTION writes_of_one(int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN writes() + $1; END $$;
CREATE FUNCTION writes_of_text(text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN writes() = 1; END $$;
CREATE FUNCTION writes_of_sum(int, int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN writes() + $1 + $2; END $$;
CREATE PROCEDURE writes_by_procedure() LANGUAGE plpgsql AS $$ BEGIN PERFORM writes(); COMMIT; END $$;
CREATE OPERATOR =~= (LEFTARG = int, RIGHTARG = int, FUNCTION = writes_of_two);
CREATE OPERATOR !!! (RIGHTARG = int, FUNCTION = writes_of_one);
CREATE AGGREGATE sum_written (int) (SFUNC = writes_of_sum, STYPE = int, INITCOND = '0');
CREATE TYPE wet AS (a int);
CREATE FUNCTION to_wet(int) RETURNS wet LANGUAGE plpgsql AS $$ BEGIN PERFORM writes(); RETURN ROW($1)::wet; END $$;
CREATE CAST (int AS wet) WITH FUNCTION to_wet(int);
CREATE DOMAIN wet_domain AS text CHECK (writes_of_text(VALUE));
CREATE VIEW seen_and_written AS SELECT id, writes() AS w FROM canary;
CREATE VIEW ruled AS SELECT id FROM canary WHERE writes_immutable() = 1;
CREATE TABLE guarded (id int DEFAULT writes());
INSERT INTO guarded VALUES (1);
ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
ALTER TABLE guarded FORCE ROW LEVEL SECURITY;
CREATE POLICY written ON guarded USING (writes() = 1);
CREATE SCHEMA shadow;
CREATE FUNCTION shadow.lower(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN PERFORM public.writes(); RETURN $1; END $$;
CREATE VIEW shadow.names AS SELECT note FROM public.canary;
CREATE FUNCTION stubborn() RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  LOOP
    BEGIN
      PERFORM pg_sleep(60);
    EXCEPTION WHEN query_canceled THEN
    END;
  END LOOP;
END $$;
CREATE FUNCTION raises(text) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no %', $1; END $$;
CREATE FUNCTION raises_detail(text) RETURNS int LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'no' USING DETAIL = $1, HINT = $1, ERRCODE = '22P02', TABLE = $1; END $$;
GRANT USAGE ON SCHEMA shadow TO PUBLIC;
GRANT SELECT ON ALL TABLES IN SCHEMA public, shadow TO PUBLIC;

CREATE FUNCTION reads_file() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN pg_read_file('/tmp/assay-canary'); END $$;
CREATE FUNCTION reads_file_in_sql() RETURNS text LANGUAGE sql STABLE AS $$ SELECT pg_read_file('/tmp/assay-canary') $$;
