package dev.assay.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the template lays out: texts that are ready to be read, and names of classes in the style sheet.
 *
 * @param style the style sheet
 * @param policy the Content-Security-Policy
 * @param title the title of the window
 * @param environment the environment, or what stands for it
 * @param asOf the run's clock in words
 * @param validUntil until when the verdicts hold
 * @param run what ran: whole or part, its id, the branch
 * @param counts the numbers of checks by outcome
 * @param products the data products, the worst first; empty if none are declared
 * @param domains the domains, the worst first
 * @param changes what changed since the run before; null on the first run
 * @param fixFirst the worst failures
 * @param moreFailures the number of failures that {@code fixFirst} leaves out
 * @param tables the tables, the worst first
 * @param dimensions the names of the quality dimensions, as the columns of the heat map
 * @param notGreen the checks that need a look, the worst first
 * @param waivers the failures that are accepted
 * @param unchecked what could not be checked, by cause
 * @param errors suite files that could not be read
 * @param warnings what the owners of connections should know
 * @param gone checks that failed and are declared no more
 * @param passed the other checks, by table
 * @param bare the tables without any check
 * @param gaps tables with columns that no check names
 * @param facts the time and the cost of the run
 * @param allure the path of the Allure page; null if there is none
 * @param json the path of the results for machines; null if there are none
 */
public record Page(
        String style,
        String policy,
        String title,
        String environment,
        String asOf,
        String validUntil,
        String run,
        String counts,
        List<Product> products,
        List<Domain> domains,
        @Nullable String changes,
        List<Check> fixFirst,
        int moreFailures,
        List<Table> tables,
        List<String> dimensions,
        List<Check> notGreen,
        List<Accepted> waivers,
        List<Cause> unchecked,
        List<String> errors,
        List<String> warnings,
        List<Check> gone,
        List<Table> passed,
        List<String> bare,
        List<Gap> gaps,
        List<String> facts,
        @Nullable String allure,
        @Nullable String json) {

    /** The number of tables from which on the page folds. */
    private static final int MANY_TABLES = 40;

    /** Whether there are so many tables that the page folds. */
    public boolean isLong() {
        return tables.size() > MANY_TABLES;
    }

    /** The tables to name above: all, or if there are many, those that are not usable. */
    public List<Table> chips() {
        return isLong()
                ? tables.stream().filter(table -> !table.css().equals("good")).toList()
                : tables;
    }

    /**
     * A domain.
     *
     * @param css the class of its verdict
     * @param verdict its verdict in words
     * @param extent how many of its tables have that verdict: {@code 1 of 5 tables}
     * @param reason what decides the verdict; empty if the domain is usable
     * @param owners who looks after what decides the verdict
     */
    public record Domain(String name, String css, String verdict, String extent, String reason, List<Owner> owners) {}

    /**
     * A data product.
     *
     * @param css the class of its verdict
     * @param verdict its verdict in words
     * @param extent how many of its tables have that verdict: {@code 1 of 5 tables}
     * @param description what it is; empty if nobody says
     * @param owner who answers for it; null if nobody is named
     */
    public record Product(
            String name,
            String css,
            String verdict,
            String extent,
            String description,
            @Nullable Owner owner) {}

    /**
     * A failure that a waiver accepts.
     *
     * @param check the check
     * @param terms until when, and why
     * @param owner who answers for the waiver
     */
    public record Accepted(Check check, String terms, Owner owner) {}

    /**
     * Columns that no check names.
     *
     * @param table the table
     * @param extent how many there are
     * @param columns their names
     */
    public record Gap(String table, String extent, String columns) {}

    /**
     * An owner.
     *
     * @param reach the ways to reach them
     */
    public record Owner(String name, List<Reach> reach) {}

    /**
     * A way to reach an owner.
     *
     * @param label what stands before it; empty if it speaks for itself
     * @param text the way, or the host of its address
     * @param href its address in the web; null if it is none
     */
    public record Reach(String label, String text, @Nullable String href) {}

    /**
     * A table.
     *
     * @param anchor the anchor of the page that leads to it
     * @param cells its cells in the heat map
     * @param checks its checks that the list is about
     */
    public record Table(
            String anchor,
            String name,
            String css,
            String verdict,
            String extent,
            List<Cell> cells,
            List<Check> checks) {}

    /**
     * A cell of the heat map.
     *
     * @param css the class of the worst outcome; empty if there is no check
     * @param text a sign and the number of checks
     */
    public record Cell(String css, String text) {}

    /**
     * A check.
     *
     * @param css the class of its outcome
     * @param word its outcome in a word
     * @param severity its severity, in capitals
     * @param message what was found
     * @param since since when; null if it passed
     * @param width the width of the strip and of the line
     * @param streak the strip of the last results; empty if there is only one
     * @param spark the points of the line of the share of failing rows; null if there is none
     * @param history the last results in words, for those who do not see the strip
     * @param details the address of the check on Allure's page; null if it is not there
     */
    public record Check(
            String anchor,
            String css,
            String word,
            String severity,
            String table,
            String name,
            String message,
            @Nullable String since,
            @Nullable String why,
            @Nullable String whatToDo,
            @Nullable Owner owner,
            List<Link> links,
            int width,
            List<Strip> streak,
            @Nullable String spark,
            String history,
            String where,
            @Nullable String details) {}

    /**
     * A link that leads to the web.
     *
     * @param text its host
     */
    public record Link(String text, String href) {}

    /**
     * The results of one outcome, as a part of the strip.
     *
     * @param css the class of the outcome
     * @param path the path of its bars
     */
    public record Strip(String css, String path) {}

    /** Checks that could not be checked for one reason. */
    public record Cause(String cause, List<Check> checks) {}
}
