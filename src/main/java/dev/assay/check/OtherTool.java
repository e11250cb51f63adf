package dev.assay.check;

import org.apiguardian.api.API;

/** Another tool whose names for checks people search by. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum OtherTool {
    /** dbt's built-in tests and the tests of its packages. */
    DBT("dbt"),
    /** Soda's metrics and checks (SodaCL). */
    SODA("Soda"),
    /** The expectations of Great Expectations. */
    GREAT_EXPECTATIONS("Great Expectations"),
    /** Deequ's constraints and analyzers. */
    DEEQU("Deequ"),
    /** The library metrics of the Open Data Contract Standard, as datacontract-cli runs them. */
    ODCS("ODCS");

    private final String title;

    OtherTool(String title) {
        this.title = title;
    }

    /** {@return the name that the tool's users know} */
    public String title() {
        return title;
    }
}
