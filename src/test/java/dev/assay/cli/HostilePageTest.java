package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Browser;
import dev.assay.testing.Require;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Names, texts and values that would be scripts, in every place from which the page takes one: from suites to the page. */
class HostilePageTest {

    /** Each fits into PostgreSQL's 63 bytes: plain markup, what begins like an address of any scheme, entities. */
    private static final List<String> HOSTILE = List.of(
            "&lt;b&gt;</script><img src=x onerror=ran()>]]>",
            "a://'\"><img src=x onerror=ran()>",
            "javascript://\"onmouseover=\"ran()//%0aran()");

    /** Waits for each view, then hovers over and opens all that it has; returns what was wrong, and the views' number. */
    private static final String VISIT = """
            window.visited = '';
            (async () => {
              const wrong = [];
              let shown = '';
              const rest = ms => new Promise(done => setTimeout(done, ms));
              const until = async what => { for (let i = 0; i < 300 && !what(); i++) await rest(10); return what(); };
              const look = (view, within = '#alert *, #content *, #popup *, .tooltip *') => {
                document.querySelectorAll(within).forEach(e => {
                  const bad = [...e.attributes].some(a => a.name.startsWith('on'))
                      || ['IMG', 'SCRIPT', 'IFRAME', 'OBJECT', 'EMBED'].includes(e.tagName)
                      || e.tagName === 'A' && e.hasAttribute('href') && !/^(#|https?:)/.test(e.getAttribute('href'));
                  if (bad) wrong.push(view + ': ' + e.outerHTML.slice(0, 200));
                });
                if (within === '.tooltip *') return;
                shown = document.body.innerText;
                const foreign = shown.replace(/&\\u2060?lt;b&\\u2060?gt;/g, '').match(/.{0,60}&(lt|gt|quot|amp|#).{0,30}/);
                if (foreign) wrong.push(view + ': shows an entity: ' + foreign[0]);
              };
              const hover = async view => {
                for (const e of document.querySelectorAll('[data-tooltip], [data-copy], svg *')) {
                  for (const kind of ['mouseover', 'mouseenter']) e.dispatchEvent(new MouseEvent(kind, {bubbles: true}));
                  look(view, '.tooltip *');
                  for (const kind of ['mouseout', 'mouseleave']) e.dispatchEvent(new MouseEvent(kind, {bubbles: true}));
                }
              };
              const open = async () => {
                for (const part of ['.node__title', '.step__title', '.attachment-row', '.status-details__trace-toggle',
                    '.environment-widget__expand', '.categories-widget__expand']) {
                  document.querySelectorAll(part).forEach(e => e.click());
                }
                await rest(20);
              };
              let views = 0;
              const visit = async (view, ready) => {
                location.hash = '#' + view;
                if (!await until(ready)) { wrong.push(view + ': was never shown'); return; }
                await rest(10);
                await open();
                look(view);
                await hover(view);
                views++;
              };
              for (const [view, sign] of [['', '.widget__body .table__row'], ['categories', '.tree .node'], ['suites', '.tree .node'],
                  ['graph', '.chart__svg'], ['timeline', '.timeline__chart_svg']]) {
                await visit(view, () => document.querySelector(sign));
              }
              const all = Object.keys(window.reportData).filter(name => name.startsWith('data/test-cases/'));
              for (const name of all) {
                const bytes = Uint8Array.from(atob(window.reportData[name]), c => c.charCodeAt(0));
                const test = JSON.parse(new TextDecoder().decode(bytes));
                const title = () => [...document.querySelectorAll('.test-result__name, .test-result h2, .pane__title')]
                    .some(e => e.textContent.includes(test.name));
                for (const tab of name === all[0] ? ['/history', '/retries', ''] : ['']) await visit('testresult/' + test.uid + tab, title);
                if (!shown.includes('ran()') && !test.name.includes('Suite')) wrong.push(name + ': lost its text');
              }
              window.visited = JSON.stringify({views: views, wrong: wrong});
            })().catch(e => window.visited = 'the visit failed: ' + e);
            ''
            """;

    @TempDir
    Path folder;

    @TempDir
    Path profile;

    @Test
    void nothing_of_data_suites_or_catalogue_runs_in_the_page_or_breaks_a_report() throws Exception {
        SuiteFolder suites = SuiteFolder.over(folder, database());
        for (int i = 0; i < HOSTILE.size(); i++) {
            suites.write("suite-" + i + ".yaml", suite(HOSTILE.get(i)));
        }
        Assay assay = Assay.run("run", folder, "--report=allure,json,junit", "--reports-dir", suites.reports());
        assertThat(assay.code()).as("%s %s", assay.out(), assay.err()).isIn(1, 3);
        Path latest = suites.reports().toRealPath().resolve("latest");
        wellFormed(latest);
        assertThat(Files.readString(latest.resolve("allure/index.html")))
                .containsPattern("script-src ('sha256-[A-Za-z0-9+/]{43}=' ?){4};")
                .doesNotContainPattern("script-src[^;]*unsafe");
        try (Browser browser = Browser.open(
                Require.browser(),
                profile,
                latest.resolve("allure/index.html").toUri().toString())) {
            browser.await("checks");
            browser.evaluate(VISIT);
            assertThat(browser.awaitValue("window.visited")).matches("\\{\"views\":\\d{2,},\"wrong\":\\[]}");
            assertThat(browser.callsOut()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void wellFormed(Path latest) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(latest.resolve("junit.xml").toFile());
        assertThat(JsonMapper.shared().readTree(latest.resolve("results.json")).path("checks"))
                .hasSizeGreaterThan(40);
    }

    private static TestDatabase database() {
        TestDatabase database = TestPostgres.newest().database();
        for (String hostile : HOSTILE) {
            database.run("CREATE TABLE " + sql(hostile) + " (id int PRIMARY KEY, " + sql(hostile) + " text);"
                    + "INSERT INTO " + sql(hostile) + " SELECT i, '" + hostile.replace("'", "''")
                    + "' || chr(1) FROM generate_series(1, 3) i");
        }
        return database;
    }

    private static String suite(String hostile) {
        String column = yaml(hostile);
        String table = yaml(sql(hostile));
        String text = column + ", description: " + column + ", why: " + column + ", what_to_do: " + column + ", owner: "
                + column + ", links: [" + yaml("https://example.org/?" + hostile.replace(" ", "/")) + "]";
        return """
                version: 1
                suite: %1$s
                connection: shop
                owner: %1$s
                domain: %1$s
                description: %1$s
                tags: [<img/src=x/onerror=ran``>, "a://\\"><img/src=x/onerror=ran``>"]
                contract: {version: 1.0.0, owner: %1$s}
                tables:
                  %2$s:
                    description: %1$s
                    exact: true
                    columns:
                      %1$s:
                        description: %1$s
                        type: integer
                        nullable: false
                        checks: [unique, max: {max: "%3$s"}, min: {above: %1$s}, most_common_value: b]
                    checks:
                      - {not_like: {column: %1$s, pattern: "%%ran%%"}, name: %4$s}
                      - {accepted_values: {column: %1$s, values: [%1$s]}}
                      - {row_count: {max: 1}, group_by: %1$s, id: grouped}
                      - {avg: {column: id, max: 1}, group_by: %1$s, id: grouped-avg}
                      - {column_naming: {regex: %5$s}}
                      - {columns_exist: [%1$s, gone, "gone %6$s"]}
                checks:
                  - {failed_rows_sql: %7$s, id: own, name: %1$s}
                  - {failed_rows_sql: %8$s, id: refused, name: %1$s}
                  - {row_count: {table: %9$s, min: 1}, id: missing}
                  - {not_null: {table: %2$s, column: %1$s}, id: off, enabled: false}
                waivers:
                  - {check: own, accepts: 9, until: 2099-01-01, owner: %1$s, approved_by: %1$s, ticket: %1$s, reason: %1$s}
                """.formatted(
                        column,
                        table,
                        "a",
                        text,
                        yaml("^<img src=x onerror=ran[(][)]>$"),
                        hostile.replace("\\", "\\\\").replace("\"", "\\\""),
                        yaml("select * from " + sql(hostile)),
                        yaml("select " + sql(hostile + "?") + " from " + sql(hostile)),
                        yaml(sql("gone " + hostile.substring(0, 20))));
    }

    private static String sql(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String yaml(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
