package dev.assay.report.page;

import dev.assay.result.RunResults;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.ZoneId;

/** The page as HTML. The template escapes what it is given. */
final class PageHtml {

    /** The package of the templates, which the build compiles. */
    static final String TEMPLATES = "dev.assay.report.page.template";

    private PageHtml() {}

    static String of(RunResults results) {
        return of(results, ZoneId.systemDefault());
    }

    /** @param zone the time zone of the times on the page */
    static String of(RunResults results, ZoneId zone) {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, PageHtml.class.getClassLoader(), TEMPLATES);
        StringOutput html = new StringOutput();
        engine.render("page.jte", PageBuilder.of(results, zone), html);
        return html.toString();
    }
}
