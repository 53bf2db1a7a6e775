package io.networkruntime.engine.module;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IV8ModuleResolver;
import com.caoccao.javet.values.reference.IV8Module;
import com.caoccao.javet.values.reference.V8Module;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The modules of an isolate by key, and V8's questions about them while it links. V8 names a referrer by its script id here,
 * never by its name, which the referrer's own text may choose. Confined to the isolate's thread.
 */
final class ModuleGraph implements IV8ModuleResolver, AutoCloseable {
    private static final String QUESTION = "\u0001";

    private final ModuleResolver resolver;
    private final ModuleFactory factory;
    /** By the text of a {@link ModuleRecord.Key}: the first hash of a record costs a starting JVM 5 ms. */
    private final Map<String, ModuleRecord> byKey = new HashMap<>();

    private final Map<Integer, ModuleRecord> byId = new HashMap<>();
    private final Map<Integer, ModuleRecord> byScript = new HashMap<>();
    private final Map<Integer, V8Module> bindings = new HashMap<>();
    private final Map<String, ImportFailure> broken = new HashMap<>();
    private int lastId;
    private @Nullable ImportException interrupted;

    ModuleGraph(ModuleResolver resolver, ModuleFactory factory) {
        this.resolver = resolver;
        this.factory = factory;
    }

    ModuleRecord record(int id) {
        ModuleRecord known = byId.get(id);
        if (known == null) {
            throw new IllegalArgumentException("no module has the id " + id);
        }
        return known;
    }

    /** The URL that a specifier means to a module; id 0 is the host, whose specifiers are URLs. */
    String resolve(int referrer, String specifier, ReferenceKind by) {
        return referrer == 0 ? specifier : resolver.resolve(specifier, referrerUrl(referrer), by);
    }

    private final Map<Integer, String> scripts = new HashMap<>();

    /** An id for a script, which may import but cannot be imported. */
    int register(String baseUrl) {
        scripts.put(++lastId, baseUrl);
        return lastId;
    }

    private String referrerUrl(int id) {
        String script = scripts.get(id);
        return script == null ? record(id).url() : script;
    }

    /**
     * Finds or makes a module and links all that it imports.
     *
     * @throws ImportException when any of them cannot be had
     */
    ModuleRecord link(int referrer, String specifier, String attribute) throws JavetException {
        ModuleType type = type(attribute);
        ModuleRecord target = find(new ModuleRecord.Key(resolve(referrer, specifier, ReferenceKind.IMPORT), type));
        if (target.module().getStatus() == IV8Module.Uninstantiated) {
            instantiate(target);
        }
        return target;
    }

    private static ModuleType type(String attribute) {
        return ModuleType.ofAttribute(attribute)
                .orElseThrow(() -> new ImportException(ImportFailure.typeError(
                        "Import attribute type \"" + attribute
                                + "\" is not supported: use \"json\", \"text\" or \"bytes\"",
                        "ERR_IMPORT_ATTRIBUTE_UNSUPPORTED")));
    }

    private void instantiate(ModuleRecord target) throws JavetException {
        interrupted = null;
        try {
            target.module().instantiate();
        } catch (BaseJavetScriptingException refused) {
            ImportException cause = interrupted;
            throw cause == null ? new ImportException(factory.failure(refused, this)) : cause;
        }
    }

    private ModuleRecord find(ModuleRecord.Key key) throws JavetException {
        ImportFailure failed = broken.get(key.toString());
        if (failed != null) {
            throw new ImportException(failed);
        }
        ModuleRecord known = byKey.get(key.toString());
        return known == null ? add(key) : known;
    }

    private ModuleRecord add(ModuleRecord.Key key) throws JavetException {
        int id = ++lastId;
        ModuleRecord added;
        try {
            added = factory.make(id, key);
        } catch (ImportException broke) {
            if (broke.failure().errorClass().equals("SyntaxError")) {
                broken.put(key.toString(), broke.failure());
            }
            throw broke;
        }
        byKey.put(key.toString(), added);
        byId.put(id, added);
        if (added.module().isSourceTextModule()) {
            byScript.put(added.module().getScriptId(), added);
        }
        return added;
    }

    /** The URLs of all modules so far. */
    Set<String> urls() {
        Set<String> urls = new LinkedHashSet<>();
        byId.values().forEach(module -> urls.add(module.url()));
        return urls;
    }

    /** Whether a module or anything it imports is in the middle of its evaluation, so that evaluating it now would be wrong. */
    boolean isBeingEvaluated(ModuleRecord module) throws JavetException {
        Deque<ModuleRecord> open = new ArrayDeque<>(List.of(module));
        Set<Integer> seen = new HashSet<>();
        while (!open.isEmpty()) {
            ModuleRecord next = open.pop();
            if (next.module().getStatus() == IV8Module.Evaluating) {
                return true;
            }
            if (seen.add(next.id())) {
                open.addAll(next.imports().values());
            }
        }
        return false;
    }

    /** A key whose text cannot be compiled, of which every importer is to see the same error; empty for other failures. */
    String brokenKey(ImportFailure failure) {
        return broken.entrySet().stream()
                .filter(entry -> entry.getValue().equals(failure))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    Optional<String> textOf(String url) {
        return Optional.ofNullable(byKey.get(new ModuleRecord.Key(url, ModuleType.SCRIPT).toString()))
                .map(ModuleRecord::text);
    }

    // V8's questions
    // ---------------------------------------------------------------------------------------------------

    /** A name that no module has, so that Javet asks {@link #resolve(V8Runtime, String, IV8Module)} every time. */
    @Override
    public String getAbsoluteResourceName(V8Runtime runtime, String specifier, IV8Module referrer) {
        return QUESTION + specifier;
    }

    @Override
    public @Nullable IV8Module resolve(V8Runtime runtime, String request, IV8Module referrer) throws JavetException {
        ModuleRecord importer = byScript.get(referrer.getScriptId());
        if (importer == null) {
            return factory.entrance(referrer.getScriptId());
        }
        if (StaticTypes.specifier(request).equals(ImportRewriter.BINDINGS)) {
            return bindings(importer);
        }
        ModuleRecord known = importer.imports().get(request);
        return known == null ? resolve(importer, request).module() : known.module();
    }

    private ModuleRecord resolve(ModuleRecord importer, String request) throws JavetException {
        String specifier = StaticTypes.specifier(request);
        try {
            ModuleType type = type(StaticTypes.type(request, importer));
            String url = resolver.resolve(specifier, importer.url(), ReferenceKind.IMPORT);
            ModuleRecord target = find(new ModuleRecord.Key(url, type));
            importer.imports().put(request, target);
            return target;
        } catch (ImportException failed) {
            ImportFailure failure = failed.failure();
            interrupted = importer.positionOfImport(specifier)
                    .map(factory::original)
                    .map(position -> new ImportException(failure.at(position)))
                    .orElse(failed);
            throw interrupted;
        }
    }

    private V8Module bindings(ModuleRecord importer) throws JavetException {
        V8Module known = bindings.get(importer.id());
        if (known == null) {
            known = factory.bindings(importer);
            bindings.put(importer.id(), known);
        }
        return known;
    }

    /** Releases V8's modules; what they exported lives on as long as someone in JavaScript holds it. */
    @Override
    public void close() throws JavetException {
        for (ModuleRecord each : byId.values()) {
            each.module().close(true);
        }
        for (V8Module each : bindings.values()) {
            each.close(true);
        }
        byKey.clear();
        byId.clear();
        byScript.clear();
        bindings.clear();
    }
}
