-- The tests of dbt_utils and dbt_expectations that the comparison needs, written anew after what their documentation says they do.

{% test unique_combination_of_columns(model, combination_of_columns) %}
select {{ combination_of_columns | join(', ') }}, count(*) as times
from {{ model }}
group by {{ combination_of_columns | join(', ') }}
having count(*) > 1
{% endtest %}

{% test at_least_one(model, column_name) %}
select count({{ column_name }}) as filled
from {{ model }}
having count({{ column_name }}) = 0
{% endtest %}

{% test accepted_range(model, column_name, min_value=none, max_value=none, inclusive=true) %}
select {{ column_name }}
from {{ model }}
where false
{% if min_value is not none %}or {{ column_name }} {{ '<' if inclusive else '<=' }} {{ min_value }}{% endif %}
{% if max_value is not none %}or {{ column_name }} {{ '>' if inclusive else '>=' }} {{ max_value }}{% endif %}
{% endtest %}

{% test expression_is_true(model, expression) %}
select *
from {{ model }}
where not ({{ expression }})
{% endtest %}

{% test expect_table_row_count_to_be_between(model, min_value=none, max_value=none) %}
select count(*) as found
from {{ model }}
having false
{% if min_value is not none %}or count(*) < {{ min_value }}{% endif %}
{% if max_value is not none %}or count(*) > {{ max_value }}{% endif %}
{% endtest %}

{% test expect_table_row_count_to_equal_other_table(model, compare_model) %}
select count(*) as found
from {{ model }}
having count(*) <> (select count(*) from {{ compare_model }})
{% endtest %}
