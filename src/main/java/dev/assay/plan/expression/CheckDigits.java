package dev.assay.plan.expression;

import dev.assay.sql.Relations;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Check-digit algorithms (Luhn, IBAN) as SQL conditions. Both are false for malformed text. */
record CheckDigits(Relations relations) {

    private static final int LUHN_DIGITS = 20;

    /** The contribution of each doubled digit: the digit sum of its double. */
    private static final String DOUBLED = "0246813579";

    private static final int IBAN_PIECES = 8;
    private static final int PIECE = 9;
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    /**
     * The Luhn algorithm (ISO/IEC 7812-1): every second digit from the right is doubled, and the sum of all digits must
     * be a multiple of 10.
     */
    RexNode luhn(RexNode form, RexNode text) {
        RexNode digits = padded(text, LUHN_DIGITS);
        List<RexNode> terms = new ArrayList<>();
        for (int at = 1; at <= LUHN_DIGITS; at++) {
            RexNode digit = relations.functions().part(digits, at, 1);
            boolean doubled = (LUHN_DIGITS - at) % 2 == 1;
            terms.add(relations
                    .functions()
                    .whole(doubled ? relations.functions().translated(digit, "0123456789", DOUBLED) : digit));
        }
        return where(form, terms, 10, 0);
    }

    /**
     * ISO 13616: the first four characters move to the end, letters become numbers from 10, and the whole modulo 97
     * must be 1. The number exceeds the precision of databases, so the remainder is computed piece by piece.
     */
    RexNode iban(RexNode form, RexNode text) {
        RexNode turned = call(
                SqlStdOperatorTable.CONCAT,
                relations.functions().part(text, 5, 34),
                relations.functions().part(text, 1, 4));
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            turned = call(
                    SqlStdOperatorTable.REPLACE,
                    turned,
                    relations.literal(String.valueOf(letter)),
                    relations.literal(String.valueOf(letter - 'A' + 10)));
        }
        RexNode digits = padded(turned, IBAN_PIECES * PIECE);
        List<RexNode> terms = new ArrayList<>();
        for (int piece = 0; piece < IBAN_PIECES; piece++) {
            BigInteger weight =
                    BigInteger.TEN.modPow(BigInteger.valueOf((long) PIECE * (IBAN_PIECES - 1 - piece)), NINETY_SEVEN);
            terms.add(call(
                    SqlStdOperatorTable.MULTIPLY, number(digits, piece * PIECE + 1, PIECE), whole(weight.intValue())));
        }
        return where(form, terms, 97, 1);
    }

    /** Guards the sum by the form of the text, since other texts may not contain numbers. */
    private RexNode where(RexNode form, List<RexNode> terms, int modulus, int rest) {
        RexNode sum = terms.stream()
                .reduce((left, right) -> call(SqlStdOperatorTable.PLUS, left, right))
                .orElseThrow();
        RexNode holds =
                call(SqlStdOperatorTable.EQUALS, call(SqlStdOperatorTable.MOD, sum, whole(modulus)), whole(rest));
        return call(SqlStdOperatorTable.CASE, form, holds, rex().makeLiteral(false));
    }

    private RexNode padded(RexNode text, int length) {
        return relations.functions().padded(text, length, '0');
    }

    private RexNode number(RexNode digits, int from, int length) {
        return relations.functions().whole(relations.functions().part(digits, from, length));
    }

    private RexNode whole(int number) {
        return relations.literal(BigDecimal.valueOf(number));
    }

    private RexNode call(SqlOperator operator, RexNode... operands) {
        return rex().makeCall(operator, operands);
    }

    private RexBuilder rex() {
        return relations.expressions();
    }
}
