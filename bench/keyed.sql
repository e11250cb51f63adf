-- Schema keyed: the rows of schema plain in their order, with every primary key, NOT NULL and foreign key that holds.
-- Both schemas are made anew.
--   psql -d sf1 -f bench/keyed.sql
\ir plain.sql
drop schema if exists keyed cascade;
create schema keyed;

select format('create table keyed.%I as table plain.%1$I', tablename) from pg_tables where schemaname = 'plain' \gexec
select format('alter table keyed.%I %s', table_name,
    string_agg(format('alter column %I set not null', column_name), ', '))
from information_schema.columns where table_schema = 'keyed' group by table_name \gexec
alter table keyed.region add primary key (r_regionkey);
alter table keyed.nation add primary key (n_nationkey);
alter table keyed.supplier add primary key (s_suppkey);
alter table keyed.part add primary key (p_partkey);
alter table keyed.partsupp add primary key (ps_partkey, ps_suppkey);
alter table keyed.customer add primary key (c_custkey);
alter table keyed.orders add primary key (o_orderkey);
alter table keyed.lineitem add primary key (l_orderkey, l_linenumber);
alter table keyed.nation add foreign key (n_regionkey) references keyed.region;
alter table keyed.supplier add foreign key (s_nationkey) references keyed.nation;
alter table keyed.customer add foreign key (c_nationkey) references keyed.nation;
alter table keyed.partsupp
  add foreign key (ps_partkey) references keyed.part,
  add foreign key (ps_suppkey) references keyed.supplier;
alter table keyed.orders
  add foreign key (o_custkey) references keyed.customer,
  add foreign key (created_by) references keyed.customer;
alter table keyed.lineitem
  add foreign key (l_orderkey) references keyed.orders,
  add foreign key (l_partkey) references keyed.part,
  add foreign key (l_suppkey) references keyed.supplier,
  add foreign key (l_partkey, l_suppkey) references keyed.partsupp,
  add foreign key (created_by) references keyed.customer;

select format('vacuum (analyze) keyed.%I', tablename) from pg_tables where schemaname = 'keyed' \gexec
