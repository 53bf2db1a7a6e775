package io.networkruntime.engine.module;

import com.caoccao.javet.values.reference.V8Module;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One compiled module of a graph. Confined to the isolate's thread. */
final class ModuleRecord {
    /** What may be known of a module twice: the same URL as JSON and as text are two modules. */
    record Key(String url, ModuleType type) {
        @Override
        public String toString() {
            return type.attribute() + " " + url;
        }
    }

    private final int id;
    private final Key key;
    /** What V8 calls the text in stacks. */
    private final String name;

    private final V8Module module;
    /** The text that was compiled, before keywords were replaced: the same lines and columns. Empty for data. */
    private final String text;

    private final Map<String, ModuleRecord> imports = new HashMap<>();

    ModuleRecord(int id, Key key, String name, V8Module module, String text) {
        this.id = id;
        this.key = key;
        this.name = name;
        this.module = module;
        this.text = text;
    }

    int id() {
        return id;
    }

    Key key() {
        return key;
    }

    String url() {
        return key.url();
    }

    V8Module module() {
        return module;
    }

    String text() {
        return text;
    }

    Map<String, ModuleRecord> imports() {
        return imports;
    }

    /** The value of the type attribute with which this module statically imports a specifier. */
    String typeOfImport(String specifier) {
        return text.contains("with")
                ? staticImport(specifier).map(ImportSite.Static::type).orElse("")
                : "";
    }

    /** Where this module statically imports a specifier, in the text that V8 sees. */
    Optional<Position> positionOfImport(String specifier) {
        return staticImport(specifier).map(site -> Position.ofOffset(name, text, site.start()));
    }

    private Optional<ImportSite.Static> staticImport(String specifier) {
        List<ImportSite> sites = ImportScanner.ofModule(text);
        return sites.stream()
                .filter(ImportSite.Static.class::isInstance)
                .map(ImportSite.Static.class::cast)
                .filter(site -> site.specifier().equals(specifier))
                .findFirst();
    }
}
