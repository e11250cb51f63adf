-- Two copies of the workload's tables without its defects: schema plain has the rows alone, schema keyed the same rows in
-- the same order with every primary key, NOT NULL and foreign key that holds. Both are made anew.
--   psql -d sf1 -f bench/keyed.sql
\set ON_ERROR_STOP 1
set client_min_messages = warning;
drop schema if exists plain, keyed cascade;
create schema plain;
create schema keyed;

create table plain.region as table tpch.region;
create table plain.nation as table tpch.nation;
create table plain.supplier as table tpch.supplier;
create table plain.part as table tpch.part;
create table plain.partsupp as table tpch.partsupp;
create table plain.customer as table tpch.customer;
-- orders refer to the customers whose phone is malformed, so those are mended and not left out
update plain.customer set c_phone = '10-000-000-' || lpad(c_custkey::text, 4, '0') where c_phone like 'n/a%';

-- the newest row is an hour old, whenever the data was loaded
create table plain.orders as
  select distinct on (o_orderkey) *
  from tpch.orders
  where o_orderstatus in ('O', 'F', 'P')
    and o_custkey in (select c_custkey from tpch.customer)
    and created_by in (select c_custkey from tpch.customer)
  order by o_orderkey;
create table plain.lineitem as
  select distinct on (l_orderkey, l_linenumber) *
  from tpch.lineitem
  where l_shipmode is not null and created_by is not null
    and l_discount <= 0.1 and l_returnflag in ('A', 'N', 'R') and l_receiptdate >= l_shipdate
    and l_orderkey in (select o_orderkey from plain.orders)
    and l_partkey in (select p_partkey from tpch.part)
  order by l_orderkey, l_linenumber;

select format(
    'update plain.%I t set created_at = created_at + late, updated_at = updated_at + late '
    'from (select now() - interval ''1 hour'' - max(updated_at) as late from plain.%1$I) newest', stale)
from unnest(array['orders', 'lineitem']) as stale \gexec
vacuum (full) plain.customer, plain.orders, plain.lineitem;

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

select format('vacuum (analyze) %I.%I', schemaname, tablename)
from pg_tables where schemaname in ('plain', 'keyed') \gexec
