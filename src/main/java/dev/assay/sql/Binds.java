package dev.assay.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * The binds of a conversion, which trees refer to by index. Equal binds share an index, so that equal fragments stay
 * equal.
 */
final class Binds {

    private final List<Sql.Bind> binds = new ArrayList<>();

    synchronized int indexOf(Sql.Bind bind) {
        int index = binds.indexOf(bind);
        if (index < 0) {
            index = binds.size();
            binds.add(bind);
        }
        return index;
    }

    synchronized Sql.Bind get(int index) {
        return binds.get(index);
    }
}
