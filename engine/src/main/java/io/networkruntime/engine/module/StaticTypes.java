package io.networkruntime.engine.module;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The type attributes of static imports. V8's binding asks for a specifier without them, so they are looked up in the importer's
 * text; where one module imports the same specifier as two types, the text given to V8 tells the two apart by a suffix.
 */
final class StaticTypes {
    private static final char MARK = '\u0000';

    private StaticTypes() {}

    /** The text with marked specifiers where a type alone distinguishes two imports; mostly the same text. */
    static String distinguish(String text) {
        if (!text.contains("with")) {
            return text;
        }
        List<ImportSite.Static> ambiguous = ambiguous(ImportScanner.ofModule(text));
        StringBuilder marked = new StringBuilder(text);
        for (ImportSite.Static site : ambiguous.reversed()) {
            marked.insert(site.end() - 1, MARK + site.type());
        }
        return marked.toString();
    }

    private static List<ImportSite.Static> ambiguous(List<ImportSite> sites) {
        List<ImportSite.Static> statics = new ArrayList<>();
        Set<String> requests = new HashSet<>();
        Set<String> specifiers = new HashSet<>();
        for (ImportSite site : sites) {
            if (site instanceof ImportSite.Static request) {
                statics.add(request);
                requests.add(request.specifier() + MARK + request.type());
                specifiers.add(request.specifier());
            }
        }
        return requests.size() == specifiers.size() ? List.of() : statics;
    }

    static String specifier(String request) {
        int mark = request.indexOf(MARK);
        return mark < 0 ? request : request.substring(0, mark);
    }

    static String type(String request, ModuleRecord importer) {
        int mark = request.indexOf(MARK);
        return mark < 0 ? importer.typeOfImport(request) : request.substring(mark + 1);
    }
}
