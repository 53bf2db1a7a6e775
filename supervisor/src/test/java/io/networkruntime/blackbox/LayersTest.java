package io.networkruntime.blackbox;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** The order of the supervisor's rooms: each sees those below it. */
final class LayersTest {
    private static final String ROOMS = "io.networkruntime.supervisor.";

    private final JavaClasses product = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.networkruntime");

    @Test
    void eachRoomIsSeenFromAboveAlone() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy(ROOMS + "cli..")
                .layer("main")
                .definedBy(ROOMS + "main..")
                .layer("api")
                .definedBy("io.networkruntime.api..")
                .layer("isolate")
                .definedBy(ROOMS + "isolate..")
                .layer("pool")
                .definedBy(ROOMS + "pool..")
                .layer("process")
                .definedBy(ROOMS + "process..")
                .layer("limits")
                .definedBy(ROOMS + "limits..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("main")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("cli", "main")
                .whereLayer("isolate")
                .mayOnlyBeAccessedByLayers("main", "api")
                .whereLayer("pool")
                .mayOnlyBeAccessedByLayers("cli", "main", "api", "isolate")
                .whereLayer("process")
                .mayOnlyBeAccessedByLayers("pool", "api", "cli")
                .check(product);
    }

    @Test
    void theDenoNamespaceKnowsOfNoWorker() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(ROOMS + "deno..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.networkruntime.api..",
                        ROOMS + "main..",
                        ROOMS + "isolate..",
                        ROOMS + "pool..",
                        ROOMS + "process..")
                .check(product);
    }

    @Test
    void theSupervisorAndTheAgentNeverSeeEachOther() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("io.networkruntime.supervisor..", "io.networkruntime.api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.networkruntime.agent..")
                .check(product);
    }
}
