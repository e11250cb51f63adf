CREATE TABLE run (
    run_id text PRIMARY KEY,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    as_of timestamptz NOT NULL,
    environment text,
    branch text,
    assay_version text NOT NULL,
    whole boolean NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX run_as_of ON run (as_of);

CREATE TABLE check_result (
    run_id text NOT NULL REFERENCES run ON DELETE CASCADE,
    check_id text NOT NULL,
    connection text NOT NULL,
    suite_path text NOT NULL,
    suite text,
    domain text,
    contract text,
    table_name text,
    check_type text,
    dimension text,
    unit text,
    check_name text NOT NULL,
    description text,
    why text,
    what_to_do text,
    owner text,
    severity text,
    status text NOT NULL,
    code text,
    failing bigint,
    examined bigint,
    value numeric,
    since timestamptz,
    since_run text,
    message text,
    PRIMARY KEY (run_id, check_id, connection)
);

CREATE INDEX check_result_check ON check_result (check_id, connection);

CREATE TABLE former_id (
    run_id text NOT NULL REFERENCES run ON DELETE CASCADE,
    connection text NOT NULL,
    former_id text NOT NULL,
    check_id text NOT NULL,
    PRIMARY KEY (run_id, connection, former_id, check_id)
);

CREATE INDEX former_id_former ON former_id (former_id, connection);

-- Of several runs for the same time the newest counts, check by check.
CREATE VIEW result AS
SELECT
    environment, branch, as_of, started_at, run_id, check_id, connection, suite_path, suite, domain, contract, table_name,
    check_type, dimension, unit, check_name, description, why, what_to_do, owner, severity, status, code, failing, examined,
    value, since, since_run, message
FROM (
    SELECT
        run.environment, run.branch, run.as_of, run.started_at, check_result.*,
        row_number() OVER (
            PARTITION BY run.environment, run.branch, check_result.check_id, check_result.connection, run.as_of
            ORDER BY run.started_at DESC, run.run_id DESC
        ) AS place
    FROM check_result
    JOIN run ON run.run_id = check_result.run_id
) AS all_results
WHERE place = 1;

-- The newest result of each check. A check that was renamed is there under its newest id alone.
CREATE VIEW latest_state AS
SELECT
    environment, branch, as_of, started_at, run_id, check_id, connection, suite_path, suite, domain, contract, table_name,
    check_type, dimension, unit, check_name, description, why, what_to_do, owner, severity, status, code, failing, examined,
    value, since, since_run, message
FROM (
    SELECT
        run.environment, run.branch, run.as_of, run.started_at, check_result.*,
        row_number() OVER (
            PARTITION BY run.environment, run.branch, check_result.check_id, check_result.connection
            ORDER BY run.as_of DESC, run.started_at DESC, run.run_id DESC
        ) AS place
    FROM check_result
    JOIN run ON run.run_id = check_result.run_id
) AS latest
WHERE place = 1
    AND NOT EXISTS (
        SELECT 1
        FROM former_id
        JOIN run ON run.run_id = former_id.run_id
        WHERE former_id.former_id = latest.check_id
            AND former_id.connection = latest.connection
            AND run.environment IS NOT DISTINCT FROM latest.environment
            AND run.branch IS NOT DISTINCT FROM latest.branch
            AND run.as_of > latest.as_of
    );

-- The checks whose newest verdict is FAILED. A run without a verdict ends no streak.
CREATE VIEW failing_since AS
SELECT
    verdict.environment, verdict.branch, verdict.check_id, verdict.connection, verdict.domain, verdict.table_name,
    verdict.check_name, verdict.severity, verdict.owner, verdict.since, verdict.since_run,
    CAST(floor(extract(epoch FROM verdict.as_of - verdict.since) / 86400) AS integer) AS days, verdict.as_of, verdict.run_id,
    verdict.failing, verdict.examined, verdict.value, verdict.message, verdict.what_to_do, latest_state.status AS latest_status
FROM (
    SELECT
        run.environment, run.branch, run.as_of, check_result.*,
        row_number() OVER (
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

-- Each check counts once a day, with its newest result of that day.
CREATE VIEW domain_score_by_day AS
SELECT
    environment, branch, day, domain,
    count(*) AS checks,
    count(*) FILTER (WHERE status = 'PASSED') AS passed,
    count(*) FILTER (WHERE status = 'WARNED') AS warned,
    count(*) FILTER (WHERE status = 'WAIVED') AS accepted,
    count(*) FILTER (WHERE status = 'FAILED') AS failed,
    count(*) FILTER (WHERE status NOT IN ('PASSED', 'WARNED', 'WAIVED', 'FAILED')) AS not_checked,
    CAST(count(*) FILTER (WHERE status = 'PASSED') AS double precision) / count(*) AS score
FROM (
    SELECT
        run.environment, run.branch, CAST(run.as_of AT TIME ZONE 'UTC' AS date) AS day,
        coalesce(check_result.domain, check_result.suite, check_result.suite_path) AS domain, check_result.status,
        row_number() OVER (
            PARTITION BY
                run.environment, run.branch, CAST(run.as_of AT TIME ZONE 'UTC' AS date), check_result.check_id,
                check_result.connection
            ORDER BY run.as_of DESC, run.started_at DESC, run.run_id DESC
        ) AS place
    FROM check_result
    JOIN run ON run.run_id = check_result.run_id
) AS of_day
WHERE place = 1
GROUP BY environment, branch, day, domain;

-- By this Assay knows what it may write here.
CREATE VIEW store_version AS
SELECT 1 AS version;
