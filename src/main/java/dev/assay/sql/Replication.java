package dev.assay.sql;

import java.util.List;
import org.apiguardian.api.API;

/** How a database tells what it sends to its copies. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Replication {

    /**
     * {@return a query of one row about a slot} Its columns, of which all but the first two and the last are null where there is no such
     * slot: whether the database is a standby, the names of all logical slots of this database with commas, whether a consumer is connected, the state of the log that the slot needs, the bytes of log until the slot is lost
     * (null: there is no limit), the bytes that the consumer has not confirmed, the bytes that are kept for it, the seconds since it was
     * connected (null: the database does not tell), why the slot is of no use any more, whether it is a logical one of this database,
     * and the microseconds since 1970 of now.
     *
     * @param name the slot's name, which becomes a bind
     */
    Sql slot(String name);

    /**
     * {@return a query of one row about a publication} Its columns, of which all but the first are null where there is none of that
     * name: the names of all publications of this database with commas, and whether inserts, updates, deletes and truncations are
     * published.
     *
     * @param name the publication's name, which becomes a bind
     */
    Sql publication(String name);

    /**
     * {@return a query of what a publication has of some tables} It has a row for each table, of a partitioned one for each partition
     * that holds rows; what is not there has one row of nulls. Its columns: the index in {@code tables}, and after these in
     * {@code schemas}; schema, name and kind of the table (r: a table, p: a partitioned one, v: a view, m: a materialized view, f: a
     * foreign table); schema, name, kind and persistence (u: unlogged) of the partition, or of the table itself; whether it is
     * published, its row filter (null: all rows), whether it keeps long values apart, its replica identity (d: the primary key, i: an
     * index, f: all columns, n: none), whether that has any column, the columns that are not sent and those of the identity among them,
     * with commas, without columns that are generated.
     *
     * @param publication the publication's name
     * @param tables the tables, each with its schema
     * @param schemas whose tables are meant, partitions and views aside
     */
    Sql coverage(String publication, List<TableName> tables, List<String> schemas);

    /**
     * {@return a query of the columns of a table: name, whether it is generated, whether nulls are refused, and the default that rows
     * have which are older than the column, as text (null: none, or the table has been written anew)}
     *
     * @param table the table's exact name, with its schema
     */
    Sql columns(TableName table);

    /** {@return a query of the statements that grant the role what the queries above need, where it lacks that} */
    Sql lacking();
}
