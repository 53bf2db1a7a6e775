package io.networkruntime.supervisor.process;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.networkruntime.protocol.EndReason;
import java.lang.foreign.Linker;
import org.junit.jupiter.api.Test;

/** What the two lowest rooms of the supervisor may see. */
final class RoomsTest {
    private static final String LIMITS = "io.networkruntime.supervisor.limits..";
    private static final String PROCESS = "io.networkruntime.supervisor.process..";

    private final JavaClasses supervisor = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.networkruntime.supervisor");

    @Test
    void policySeesOnlyTheJdkAndTheReasons() {
        classes()
                .that()
                .resideInAPackage(LIMITS)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java.lang..", "java.util..", "java.time..", "org.jspecify..", LIMITS)
                                .or(equivalentTo(EndReason.class)))
                .check(supervisor);
    }

    @Test
    void mechanismSeesNothingOfOursButPolicy() {
        noClasses()
                .that()
                .resideInAPackage(PROCESS)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.networkruntime..").and(not(resideInAnyPackage(LIMITS, PROCESS))))
                .check(supervisor);
    }

    @Test
    void oneClassAloneCallsNativeCode() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.process\\.Posix(\\$.*)?")
                .should()
                .dependOnClassesThat(equivalentTo(Linker.class))
                .check(supervisor);
    }
}
