CREATE TABLE IF NOT EXISTS run (
    run_id VARCHAR NOT NULL PRIMARY KEY,
    started_at TIMESTAMP_NTZ NOT NULL,
    finished_at TIMESTAMP_NTZ NOT NULL,
    as_of TIMESTAMP_NTZ NOT NULL,
    environment VARCHAR,
    branch VARCHAR,
    assay_version VARCHAR NOT NULL,
    whole BOOLEAN NOT NULL
);

CREATE TABLE IF NOT EXISTS check_result (
    run_id VARCHAR NOT NULL,
    check_id VARCHAR NOT NULL,
    connection VARCHAR NOT NULL,
    suite_path VARCHAR NOT NULL,
    suite VARCHAR,
    domain VARCHAR,
    contract VARCHAR,
    table_name VARCHAR,
    check_type VARCHAR,
    dimension VARCHAR,
    unit VARCHAR,
    check_name VARCHAR NOT NULL,
    description VARCHAR,
    why VARCHAR,
    what_to_do VARCHAR,
    owner VARCHAR,
    severity VARCHAR,
    status VARCHAR NOT NULL,
    code VARCHAR,
    failing NUMBER(38, 0),
    examined NUMBER(38, 0),
    value FLOAT,
    since TIMESTAMP_NTZ,
    since_run VARCHAR,
    message VARCHAR,
    PRIMARY KEY (run_id, check_id, connection)
);

ALTER TABLE check_result ADD COLUMN IF NOT EXISTS failing_keys VARCHAR;

CREATE TABLE IF NOT EXISTS former_id (
    run_id VARCHAR NOT NULL,
    connection VARCHAR NOT NULL,
    former_id VARCHAR NOT NULL,
    check_id VARCHAR NOT NULL,
    PRIMARY KEY (run_id, connection, former_id, check_id)
);

CREATE OR REPLACE VIEW result AS
SELECT
    environment, branch, as_of, started_at, run_id, check_id, connection, suite_path, suite, domain, contract, table_name,
    check_type, dimension, unit, check_name, description, why, what_to_do, owner, severity, status, code, failing, examined,
    value, since, since_run, message
FROM (
    SELECT
        run.environment, run.branch, run.as_of, run.started_at, check_result.*,
        ROW_NUMBER() OVER (
            PARTITION BY run.environment, run.branch, check_result.check_id, check_result.connection, run.as_of
            ORDER BY run.started_at DESC, run.run_id DESC
        ) AS place
    FROM check_result
    JOIN run ON run.run_id = check_result.run_id
) AS all_results
WHERE place = 1;

CREATE OR REPLACE VIEW latest_state AS
SELECT
    latest.environment, latest.branch, latest.as_of, latest.started_at, latest.run_id, latest.check_id, latest.connection,
    latest.suite_path, latest.suite, latest.domain, latest.contract, latest.table_name, latest.check_type, latest.dimension,
    latest.unit, latest.check_name, latest.description, latest.why, latest.what_to_do, latest.owner, latest.severity,
    latest.status, latest.code, latest.failing, latest.examined, latest.value, latest.since, latest.since_run, latest.message
FROM (
    SELECT
        run.environment, run.branch, run.as_of, run.started_at, check_result.*,
        ROW_NUMBER() OVER (
            PARTITION BY run.environment, run.branch, check_result.check_id, check_result.connection
            ORDER BY run.as_of DESC, run.started_at DESC, run.run_id DESC
        ) AS place
    FROM check_result
    JOIN run ON run.run_id = check_result.run_id
) AS latest
LEFT JOIN (
    SELECT
        former_id.former_id, former_id.connection, run.environment, run.branch, MAX(run.as_of) AS as_of
    FROM former_id
    JOIN run ON run.run_id = former_id.run_id
    GROUP BY former_id.former_id, former_id.connection, run.environment, run.branch
) AS renamed
    ON renamed.former_id = latest.check_id
    AND renamed.connection = latest.connection
    AND renamed.environment IS NOT DISTINCT FROM latest.environment
    AND renamed.branch IS NOT DISTINCT FROM latest.branch
    AND renamed.as_of > latest.as_of
WHERE latest.place = 1 AND renamed.former_id IS NULL;

CREATE OR REPLACE VIEW failing_since AS
SELECT
    verdict.environment, verdict.branch, verdict.check_id, verdict.connection, verdict.domain, verdict.table_name,
    verdict.check_name, verdict.severity, verdict.owner, verdict.since, verdict.since_run,
    FLOOR(DATEDIFF(second, verdict.since, verdict.as_of) / 86400) AS days, verdict.as_of, verdict.run_id,
    verdict.failing, verdict.examined, verdict.value, verdict.message, verdict.what_to_do, latest_state.status AS latest_status
FROM (
    SELECT
        run.environment, run.branch, run.as_of, check_result.*,
        ROW_NUMBER() OVER (
            PARTITION BY run.environment, run.branch, check_result.check_id, check_result.connection
            ORDER BY run.as_of DESC, run.started_at DESC, run.run_id DESC
        ) AS place
    FROM check_result
    JOIN run ON run.run_id = check_result.run_id
    WHERE check_result.status IN ('PASSED', 'WARNED', 'WAIVED', 'FAILED')
) AS verdict
JOIN latest_state
    ON latest_state.check_id = verdict.check_id
    AND latest_state.connection = verdict.connection
    AND latest_state.environment IS NOT DISTINCT FROM verdict.environment
    AND latest_state.branch IS NOT DISTINCT FROM verdict.branch
WHERE verdict.place = 1 AND verdict.status = 'FAILED';

CREATE OR REPLACE VIEW domain_score_by_day AS
SELECT
    environment, branch, day, domain,
    COUNT(*) AS checks,
    COUNT_IF(status = 'PASSED') AS passed,
    COUNT_IF(status = 'WARNED') AS warned,
    COUNT_IF(status = 'WAIVED') AS accepted,
    COUNT_IF(status = 'FAILED') AS failed,
    COUNT_IF(status NOT IN ('PASSED', 'WARNED', 'WAIVED', 'FAILED')) AS not_checked,
    COUNT_IF(status = 'PASSED') / COUNT(*) AS score
FROM (
    SELECT
        run.environment, run.branch, CAST(run.as_of AS DATE) AS day,
        COALESCE(check_result.domain, check_result.suite, check_result.suite_path) AS domain, check_result.status,
        ROW_NUMBER() OVER (
            PARTITION BY
                run.environment, run.branch, CAST(run.as_of AS DATE), check_result.check_id, check_result.connection
            ORDER BY run.as_of DESC, run.started_at DESC, run.run_id DESC
        ) AS place
    FROM check_result
    JOIN run ON run.run_id = check_result.run_id
) AS of_day
WHERE place = 1
GROUP BY environment, branch, day, domain;

CREATE OR REPLACE VIEW store_version AS
SELECT 2 AS version;
