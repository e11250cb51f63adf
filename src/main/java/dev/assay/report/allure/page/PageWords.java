package dev.assay.report.allure.page;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes what the program of Allure's page says in English, its order and its rate, into ours. */
final class PageWords {

    /**
     * @param found the expression that finds the text
     * @param instead the replacement, which may name groups of the expression
     * @param times how often the program has the text
     */
    private record Change(Pattern found, String instead, int times) {}

    private static final List<Change> CHANGES = List.of(
            // statuses
            text(
                    "'broken':'Broken','failed':'Failed','passed':'Passed','skipped':'Skipped','unknown':'Unknown'",
                    "'broken':'Not checked','failed':'Failed','passed':'Passed','skipped':'Off or not run',"
                            + "'unknown':'Tolerated'"),
            code("\\{key:(\\w),num:", "{key:\"unknown\"===$1?\"tolerated\":\"broken\"===$1?\"not checked\":$1,num:"),
            code("fa-question-circle( fa-fw text_status_unknown)", "fa-exclamation-triangle$1"),
            // checks instead of tests
            text(
                    "'testResults':'test case','testResults_plural':'test cases'",
                    "'testResults':'check','testResults_plural':'checks'"),
            text(
                    "'total':'{{count}} test result','total_plural':'{{count}} test results'",
                    "'total':'{{count}} check','total_plural':'{{count}} checks'"),
            text(
                    "'hideCases':'Hide test results with {{status}} status','showCases':'Show test results with {{status}} status'",
                    "'hideCases':'Hide: {{status}}','showCases':'Show: {{status}}'"),
            text(
                    "'hideCases':'Hide {{mark}} test results','showCases':'Show {{mark}} test results'",
                    "'hideCases':'All checks','showCases':'Only: {{mark}}'"),
            code(" test cases", " checks", 2),
            code("\" tests \\(\"", "\" checks (\"", 1),
            text(
                    "'body':'Test body','downloadAttachment':{'tooltip':'Open",
                    "'body':'Evidence','downloadAttachment':{'tooltip':'Open"),
            text("'name':'Execution','setup':'Set up'", "'name':'How it was checked','setup':'Set up'"),
            text(
                    "'empty':'Empty status details','trace':'Show trace'",
                    "'empty':'There is no more to it','trace':'What was found'"),
            text("of {{total}}','successRate':'Success rate'", "of {{total}} runs','successRate':'Passed in'"),
            text(
                    "'flaky':'Flaky','newBroken':'New broken','newFailed':'New failed','newPassed':'New passed'",
                    "'flaky':'Changes often','newBroken':'No longer checked','newFailed':'New failure','newPassed':'Fixed'"),
            text(
                    "'trend':{'empty':'There is nothing to show'}",
                    "'trend':{'empty':'A trend begins with the second run'}"),
            text("'order':'order','status':'status'", "'order':'worst first','status':'status'"),
            text(
                    "'suites':{'name':'Suites'},'timeline':{'name':'Timeline'",
                    "'suites':{'name':'Tables'},'timeline':{'name':'Timeline'"),
            text(
                    "'suites':{'name':'Suites'},'summary':{'aggregatedName':'Aggregated",
                    "'suites':{'name':'Domains'},'summary':{'aggregatedName':'Aggregated"),
            text("'name':'Executors'", "'name':'Run'"),
            // the worst first, as the data has it: groups and results
            code("sorter:\"sorter\\.name\"\\}", "sorter:\"sorter.order\"}"),
            code(
                    "case\"sorter\\.order\":return function\\((\\w),(\\w)\\)\\{return (\\w+)\\(\\1,\\2,(\\w+),\\w+,(\\w)\\)\\}",
                    "case\"sorter.order\":return function($1,$2){return $3($1,$2,$4,function(){return 0},$5)}"),
            // passed of all, in hundredths of a percent
            code(
                    "this\\.formatNumber\\((\\w)/\\(\\1\\+\\w\\+\\w\\)\\*100\\)",
                    "this.formatNumber($1/this.statistic.total*100)"),
            code("Math\\.floor\\(100\\*(\\w)\\)/100", "Math.floor(Math.round(1e9*$1)/1e7)/100", 2),
            // a point of the trend is named by its time
            code("\"PAD_BOTTOM\",50", "\"PAD_BOTTOM\",80"),
            code("\"#\"\\.concat\\((\\w)\\.buildOrder\\)", "\"\".concat($1.buildOrder)"),
            // what there is no data for
            code("csvUrl:\"data/\\w+\\.csv\"", "csvUrl:null", 2),
            code("allure\\.api\\.addWidget\\(\"graph\",\"(duration|retry)-trend\",\\w+,\\w+\\)", "0", 2),
            code("allure\\.api\\.addTestResultTab\\(\"retries\",\"testResult\\.retries\\.name\",\\w+\\)", "0"));

    private PageWords() {}

    /** @param text a text of the English translation, with single quotes for double ones */
    private static Change text(String text, String instead) {
        return new Change(
                Pattern.compile(Pattern.quote(text.replace('\'', '"'))),
                Matcher.quoteReplacement(instead.replace('\'', '"')),
                1);
    }

    private static Change code(String found, String instead) {
        return code(found, instead, 1);
    }

    private static Change code(String found, String instead, int times) {
        return new Change(Pattern.compile(found), instead, times);
    }

    /** @throws IllegalArgumentException if the program is not that of the version that the build names */
    static String in(String program) {
        String changed = program;
        for (Change change : CHANGES) {
            Matcher matcher = change.found().matcher(changed);
            if (matcher.results().count() != change.times()) {
                throw new IllegalArgumentException(
                        "this version of allure-generator is not known here: its page has no " + change.found());
            }
            changed = matcher.replaceAll(change.instead());
        }
        return changed;
    }
}
