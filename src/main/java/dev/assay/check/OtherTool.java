package dev.assay.check;

import org.apiguardian.api.API;

/** Other tools, under whose names people look for a check. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum OtherTool {
    /** dbt's own tests and those of its packages. */
    DBT("dbt"),
    SODA("Soda"),
    GREAT_EXPECTATIONS("Great Expectations"),
    DEEQU("Deequ"),
    /** The library metrics of the Open Data Contract Standard, as datacontract-cli runs them. */
    ODCS("ODCS");

    private final String title;

    OtherTool(String title) {
        this.title = title;
    }

    /** What its users call it. */
    public String title() {
        return title;
    }
}
