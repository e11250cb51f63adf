-- Schema daily: the rows of schema plain (made where missing) with indexes on the keys and on updated_at, and one order in
-- a hundred come again as a new one with its lines, all within the last hour. The rows before them are two days old at
-- least. No constraint proves anything here. Made anew.
--   psql -d sf1 -f bench/window.sql
\set ON_ERROR_STOP 1
set client_min_messages = warning;
select to_regclass('plain.lineitem') is null as missing \gset
\if :missing
\ir plain.sql
\endif
drop schema if exists daily cascade;
create schema daily;
select format('create table daily.%I as table plain.%1$I', tablename) from pg_tables where schemaname = 'plain' \gexec

update daily.orders set created_at = created_at - interval '2 days', updated_at = updated_at - interval '2 days';
update daily.lineitem set created_at = created_at - interval '2 days', updated_at = updated_at - interval '2 days';
vacuum (full) daily.orders, daily.lineitem;

create temporary table came as
  select o_orderkey as old, (select max(o_orderkey) from daily.orders) + row_number() over (order by o_orderkey) as new,
         now() - random() * interval '1 hour' as at
  from daily.orders
  where o_orderkey % 100 = 0;
create index on came (old);
analyze came;
create temporary table lines as
  select l.* from daily.lineitem l join came on l_orderkey = old;
update lines set l_orderkey = new, created_at = at, updated_at = at from came where l_orderkey = old;
create temporary table heads as
  select o.* from daily.orders o join came on o_orderkey = old;
update heads set o_orderkey = new, created_at = at, updated_at = at from came where o_orderkey = old;
insert into daily.orders table heads;
insert into daily.lineitem table lines;

create index on daily.orders (updated_at);
create index on daily.orders (o_orderkey);
create index on daily.lineitem (updated_at);
create index on daily.lineitem (l_orderkey, l_linenumber);
create index on daily.customer (c_custkey);
create index on daily.part (p_partkey);
create index on daily.supplier (s_suppkey);
create index on daily.partsupp (ps_partkey, ps_suppkey);
create index on daily.nation (n_nationkey);
create index on daily.region (r_regionkey);
select format('vacuum (analyze) daily.%I', tablename) from pg_tables where schemaname = 'daily' \gexec
