-- The workload as an expert would write it by hand for these tables: one aggregate a table, the cheapest proof for each key
-- (a set of 64-bit hashes as large as the table: equal keys cannot hash apart), an anti-join a reference. Each statement
-- returns (check, failing rows); row counts and ages fail as 1.
--   psql -d sf1 -f bench/floor.sql
set search_path = tpch;
set work_mem = '512MB';
set jit = off;

select x.* from (
  select count(*) as n,
    count(*) filter (where l_orderkey is null) as v1,
    count(*) filter (where l_partkey is null) as v2,
    count(*) filter (where l_suppkey is null) as v3,
    count(*) filter (where l_linenumber is null) as v4,
    count(*) filter (where l_quantity is null) as v5,
    count(*) filter (where l_extendedprice is null) as v6,
    count(*) filter (where l_discount is null) as v7,
    count(*) filter (where l_tax is null) as v8,
    count(*) filter (where l_returnflag is null) as v9,
    count(*) filter (where l_linestatus is null) as v10,
    count(*) filter (where l_shipdate is null) as v11,
    count(*) filter (where l_commitdate is null) as v12,
    count(*) filter (where l_receiptdate is null) as v13,
    count(*) filter (where l_shipinstruct is null) as v14,
    count(*) filter (where l_shipmode is null) as v15,
    count(*) filter (where l_comment is null) as v16,
    count(*) filter (where organisation_id is null) as v17,
    count(*) filter (where created_at is null) as v18,
    count(*) filter (where updated_at is null) as v19,
    count(*) filter (where created_by is null) as v20,
    count(*) filter (where l_returnflag not in ('A', 'N', 'R')) as v21,
    count(*) filter (where l_linestatus not in ('O', 'F')) as v22,
    count(*) filter (where l_discount < 0 or l_discount > 0.1) as v23,
    count(*) filter (where l_quantity < 1 or l_quantity > 50) as v24,
    max(updated_at) as v25,
    count(*) filter (where l_receiptdate < l_shipdate) as v26
  from lineitem) m,
  lateral (values ('not_null_lineitem_l_orderkey', v1),
    ('not_null_lineitem_l_partkey', v2),
    ('not_null_lineitem_l_suppkey', v3),
    ('not_null_lineitem_l_linenumber', v4),
    ('not_null_lineitem_l_quantity', v5),
    ('not_null_lineitem_l_extendedprice', v6),
    ('not_null_lineitem_l_discount', v7),
    ('not_null_lineitem_l_tax', v8),
    ('not_null_lineitem_l_returnflag', v9),
    ('not_null_lineitem_l_linestatus', v10),
    ('not_null_lineitem_l_shipdate', v11),
    ('not_null_lineitem_l_commitdate', v12),
    ('not_null_lineitem_l_receiptdate', v13),
    ('not_null_lineitem_l_shipinstruct', v14),
    ('not_null_lineitem_l_shipmode', v15),
    ('not_null_lineitem_l_comment', v16),
    ('not_null_lineitem_organisation_id', v17),
    ('not_null_lineitem_created_at', v18),
    ('not_null_lineitem_updated_at', v19),
    ('not_null_lineitem_created_by', v20),
    ('accepted_lineitem_l_returnflag', v21),
    ('accepted_lineitem_l_linestatus', v22),
    ('range_lineitem_l_discount', v23),
    ('range_lineitem_l_quantity', v24),
    ('row_count_lineitem', (n not between 500000 and 7000000)::int),
    ('fresh_lineitem', (v25 < now() - interval '30 days')::int),
    ('sql_lineitem_received_before_shipped', v26)) x;
select x.* from (
  select count(*) as n,
    count(*) filter (where o_orderkey is null) as v1,
    count(*) filter (where o_custkey is null) as v2,
    count(*) filter (where o_orderstatus is null) as v3,
    count(*) filter (where o_totalprice is null) as v4,
    count(*) filter (where o_orderdate is null) as v5,
    count(*) filter (where o_orderpriority is null) as v6,
    count(*) filter (where o_clerk is null) as v7,
    count(*) filter (where o_shippriority is null) as v8,
    count(*) filter (where o_comment is null) as v9,
    count(*) filter (where organisation_id is null) as v10,
    count(*) filter (where created_at is null) as v11,
    count(*) filter (where updated_at is null) as v12,
    count(*) filter (where created_by is null) as v13,
    count(*) filter (where o_orderstatus not in ('O', 'F', 'P')) as v14,
    count(*) filter (where o_totalprice < 0 or o_totalprice > 1000000) as v15,
    max(updated_at) as v16,
    count(*) filter (where updated_at < created_at) as v17
  from orders) m,
  lateral (values ('not_null_orders_o_orderkey', v1),
    ('not_null_orders_o_custkey', v2),
    ('not_null_orders_o_orderstatus', v3),
    ('not_null_orders_o_totalprice', v4),
    ('not_null_orders_o_orderdate', v5),
    ('not_null_orders_o_orderpriority', v6),
    ('not_null_orders_o_clerk', v7),
    ('not_null_orders_o_shippriority', v8),
    ('not_null_orders_o_comment', v9),
    ('not_null_orders_organisation_id', v10),
    ('not_null_orders_created_at', v11),
    ('not_null_orders_updated_at', v12),
    ('not_null_orders_created_by', v13),
    ('accepted_orders_o_orderstatus', v14),
    ('range_orders_o_totalprice', v15),
    ('row_count_orders', (n not between 100000 and 2000000)::int),
    ('fresh_orders', (v16 < now() - interval '30 days')::int),
    ('sql_orders_updated_before_created', v17)) x;
select x.* from (
  select count(*) as n,
    count(*) filter (where c_mktsegment not in ('AUTOMOBILE', 'BUILDING', 'FURNITURE', 'HOUSEHOLD', 'MACHINERY')) as v1,
    count(*) filter (where c_phone !~ '^[0-9]{2}-[0-9]{3}-[0-9]{3}-[0-9]{4}$') as v2
  from customer) m,
  lateral (values ('accepted_customer_c_mktsegment', v1),
    ('row_count_customer', (n not between 10000 and 200000)::int),
    ('regex_customer_c_phone', v2)) x;
select 'row_count_part', (count(*) not between 10000 and 300000)::int from part;
select 'row_count_supplier', (count(*) not between 500 and 20000)::int from supplier;
select 'row_count_partsupp', (count(*) not between 50000 and 1000000)::int from partsupp;
select 'row_count_nation', (count(*) <> 25)::int from nation;
select 'row_count_region', (count(*) <> 5)::int from region;

select 'unique_lineitem', count(*) - count(distinct hash_record_extended((l_orderkey, l_linenumber), 0)) from lineitem;
select 'unique_orders', count(o_orderkey) - count(distinct o_orderkey) from orders;
select 'unique_customer', count(c_custkey) - count(distinct c_custkey) from customer;
select 'unique_part', count(p_partkey) - count(distinct p_partkey) from part;
select 'unique_supplier', count(s_suppkey) - count(distinct s_suppkey) from supplier;
select 'unique_partsupp', count(*) - count(distinct hash_record_extended((ps_partkey, ps_suppkey), 0)) from partsupp;
select 'unique_nation', count(n_nationkey) - count(distinct n_nationkey) from nation;
select 'unique_region', count(r_regionkey) - count(distinct r_regionkey) from region;

select 'ref_lineitem_l_orderkey', count(*) from lineitem s
  where l_orderkey is not null and not exists (select from orders r where r.o_orderkey = s.l_orderkey);
select 'ref_lineitem_l_partkey', count(*) from lineitem s
  where l_partkey is not null and not exists (select from part r where r.p_partkey = s.l_partkey);
select 'ref_lineitem_l_suppkey', count(*) from lineitem s
  where l_suppkey is not null and not exists (select from supplier r where r.s_suppkey = s.l_suppkey);
select 'ref_orders_o_custkey', count(*) from orders s
  where o_custkey is not null and not exists (select from customer r where r.c_custkey = s.o_custkey);
select 'ref_orders_created_by', count(*) from orders s
  where created_by is not null and not exists (select from customer r where r.c_custkey = s.created_by);
select 'ref_nation_n_regionkey', count(*) from nation s
  where n_regionkey is not null and not exists (select from region r where r.r_regionkey = s.n_regionkey);
