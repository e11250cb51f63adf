-- Schema plain: the workload's tables without its defects, and without constraints; made anew.
--   psql -d sf1 -f bench/plain.sql
\set ON_ERROR_STOP 1
set client_min_messages = warning;
drop schema if exists plain cascade;
create schema plain;

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
select format('vacuum (analyze) plain.%I', tablename) from pg_tables where schemaname = 'plain' \gexec
