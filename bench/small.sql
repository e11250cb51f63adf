-- Schema tpch at scale 0.01, made of series: the workload's tables, row for row as many as TPC-H has, with the same 15
-- defects and their counts.
create schema tpch;
set search_path = tpch;

create table region as
  select i::bigint as r_regionkey, 'region ' || i as r_name, 'comment ' || i as r_comment
  from generate_series(0, 4) i;
create table nation as
  select i::bigint as n_nationkey, 'nation ' || i as n_name, (i % 5)::bigint as n_regionkey, 'comment ' || i as n_comment
  from generate_series(0, 24) i;
create table supplier as
  select i::bigint as s_suppkey, 'supplier ' || i as s_name, 'street ' || i as s_address, (i % 25)::bigint as s_nationkey,
         format('%s-%s-%s-%s', 10 + i % 25, 100 + i % 900, 100 + i * 7 % 900, 1000 + i % 9000) as s_phone,
         (i % 10000)::numeric(15, 2) as s_acctbal, md5(i::text) as s_comment
  from generate_series(1, 100) i;
create table part as
  select i::bigint as p_partkey, 'part ' || i as p_name, 'maker ' || i % 5 as p_mfgr, 'brand ' || i % 25 as p_brand,
         'type ' || i % 150 as p_type, 1 + i % 50 as p_size, 'box ' || i % 40 as p_container,
         (900 + i % 1000)::numeric(15, 2) as p_retailprice, md5(i::text) as p_comment
  from generate_series(1, 2000) i;
create table partsupp as
  select p::bigint as ps_partkey, (1 + (p + s * 25) % 100)::bigint as ps_suppkey, 1 + (p * s) % 9999 as ps_availqty,
         (1 + p % 1000)::numeric(15, 2) as ps_supplycost, repeat(md5(p::text), 4) as ps_comment
  from generate_series(1, 2000) p, generate_series(0, 3) s;
create table customer as
  select i::bigint as c_custkey, 'customer ' || i as c_name, 'street ' || i as c_address, (i % 25)::bigint as c_nationkey,
         format('%s-%s-%s-%s', 10 + i % 25, 100 + i % 900, 100 + i * 7 % 900, 1000 + i % 9000) as c_phone,
         (i % 10000)::numeric(15, 2) as c_acctbal,
         (array['AUTOMOBILE', 'BUILDING', 'FURNITURE', 'HOUSEHOLD', 'MACHINERY'])[1 + i % 5] as c_mktsegment,
         repeat(md5(i::text), 2) as c_comment
  from generate_series(1, 1500) i;
create table orders as
  select i::bigint as o_orderkey, (1 + i * 7 % 1500)::bigint as o_custkey, (array['O', 'F', 'P'])[1 + i % 3] as o_orderstatus,
         (i * 13 % 500000)::numeric(15, 2) as o_totalprice, date '1992-01-01' + i % 2400 as o_orderdate,
         'priority ' || i % 5 as o_orderpriority, 'clerk ' || i % 1000 as o_clerk, 0 as o_shippriority,
         md5(i::text) as o_comment, (1 + i * 7 % 1500)::bigint as created_by, 1 + i % 25 as organisation_id,
         now() - i * interval '1 hour' - interval '2 hours' as created_at, now() - i * interval '1 hour' as updated_at
  from generate_series(1, 15000) i;
create table lineitem as
  select o::bigint as l_orderkey, (1 + (o * 3 + n) % 2000)::bigint as l_partkey, (1 + (o + n) % 100)::bigint as l_suppkey,
         n as l_linenumber, (1 + (o + n) % 50)::numeric(15, 2) as l_quantity, (o * n % 90000)::numeric(15, 2) as l_extendedprice,
         ((o + n) % 11 * 0.01)::numeric(15, 2) as l_discount, ((o + n) % 9 * 0.01)::numeric(15, 2) as l_tax,
         (array['A', 'N', 'R'])[1 + (o + n) % 3] as l_returnflag, (array['O', 'F'])[1 + o % 2] as l_linestatus,
         date '1992-01-02' + o % 2400 as l_shipdate, date '1992-02-02' + o % 2400 as l_commitdate,
         date '1992-01-12' + o % 2400 as l_receiptdate, 'instruction ' || o % 4 as l_shipinstruct, 'mode ' || n as l_shipmode,
         md5((o * n)::text) as l_comment, (1 + (o * 7 + n) % 1500)::bigint as created_by, 1 + o % 25 as organisation_id,
         now() - o * interval '1 hour' - interval '402 days' as created_at,
         now() - o * interval '1 hour' - interval '401 days' as updated_at
  from generate_series(1, 15000) o, generate_series(1, 4) n;

-- each defect has rows of its own
update orders set created_by = null where o_orderkey between 2001 and 2137;
update orders set o_custkey = 9000000 + o_orderkey where o_orderkey between 3001 and 3011;
update orders set created_by = 8000000 + o_orderkey where o_orderkey between 4001 and 4006;
update orders set o_orderstatus = 'Z' where o_orderkey between 5001 and 5003;
insert into orders select * from orders where o_orderkey between 6001 and 6007;
update lineitem set created_by = null where l_orderkey between 1 and 250;
update lineitem set l_shipmode = null where l_orderkey = 501;
update lineitem set l_orderkey = -l_orderkey where l_orderkey between 1001 and 1042 and l_linenumber = 1;
update lineitem set l_partkey = 99000000 where l_orderkey between 1101 and 1105 and l_linenumber = 1;
update lineitem set l_discount = 0.55 where l_orderkey between 1201 and 1213 and l_linenumber = 1;
update lineitem set l_returnflag = 'X' where l_orderkey between 1301 and 1309 and l_linenumber = 1;
update lineitem set l_receiptdate = l_shipdate - 1 where l_orderkey between 1401 and 1408 and l_linenumber = 1;
insert into lineitem select * from lineitem where l_orderkey between 1501 and 1525 and l_linenumber = 1;
update customer set c_phone = 'n/a ' || c_custkey where c_custkey between 501 and 517;
analyze;
