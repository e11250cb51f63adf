package dev.assay.sql;

import java.util.ArrayList;
import java.util.List;

/** The values that statements refer to by number; equal ones are one, so that equal fragments stay equal. */
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
