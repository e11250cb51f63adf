package dev.assay.plan.ask;

import java.util.Locale;
import org.apiguardian.api.API;

/** A named text format. docs/checks/format.md says which texts each format accepts. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Format {
    /** A UUID with hyphens, of either case. */
    UUID("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"),
    /** An e-mail address, as HTML's input of that type accepts it, with a dot in its domain. */
    EMAIL("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
            + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+"),
    /** A web address that begins with http or https. */
    URL("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][^ ]*)?"),
    /** A date of the calendar, as ISO 8601 writes it: {@code 2026-01-31}. */
    ISO_DATE(Format.DATE),
    /** A date and a time of day, as ISO 8601 writes them, with or without seconds and offset. */
    ISO_TIMESTAMP(Format.DATE
            + "[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?(Z|[+-]([01][0-9]|2[0-3]):?[0-5][0-9])?"),
    /** A phone number as E.164 writes it: {@code +4930123456}. */
    PHONE("\\+[1-9][0-9]{6,14}"),
    /** A bank account number of ISO 13616, in capitals and without blanks, with valid check digits. */
    IBAN("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}"),
    /** Digits whose last one is the check digit of the Luhn algorithm (ISO/IEC 7812), as on payment cards. */
    LUHN("[0-9]{2,19}");

    /** A date of the Gregorian calendar, including leap days. */
    private static final String DATE = "([0-9]{4}-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
            + "|[0-9]{4}-(0[469]|11)-(0[1-9]|[12][0-9]|30)"
            + "|[0-9]{4}-02-(0[1-9]|1[0-9]|2[0-8])"
            + "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)";

    private final String regex;

    Format(String regex) {
        this.regex = regex;
    }

    /** {@return the word for it in a suite: {@code iso_date}} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return a regular expression for the whole text} IBAN and LUHN also require a valid check digit. */
    public String regex() {
        return "^(" + regex + ")$";
    }
}
