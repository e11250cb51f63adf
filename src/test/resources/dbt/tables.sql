create table customers (id integer, name text);
insert into customers values (1, 'Ada'), (2, 'Ben'), (3, 'Cem');
create table orders (id integer, customer_id integer, status text, total numeric(12, 2), note text, coupon text);
insert into orders values
    (1, 1, 'new', 10, 'a', null),
    (2, 1, 'paid', -5, null, null),
    (2, 2, 'void', 0, 'b', null),
    (2, 2, 'void', 1000.5, 'c', null),
    (3, 9, 'lost', null, 'd', null),
    (4, null, 'new', 20, null, null),
    (null, 9, null, 30, 'e', null),
    (null, null, 'paid', 40, null, null);
create table returns (id integer, customer_id integer, status text, total numeric(12, 2));
