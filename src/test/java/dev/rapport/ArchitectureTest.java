package dev.rapport;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the code to the packages, and to the arrows between them, of {@code src/doc/architecture.md}. */
class ArchitectureTest {

    private static final String ROOT = "dev.rapport.";

    /** Who may use whom, besides {@code installation}, which everyone may use. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("conversation", List.of()),
            Map.entry("installation", List.of()),
            Map.entry("background", List.of()),
            Map.entry("database", List.of()),
            Map.entry("language", List.of("conversation")),
            Map.entry("query", List.of("conversation", "language")),
            Map.entry("archive", List.of("conversation")),
            Map.entry("capture", List.of("background", "conversation", "language", "archive")),
            Map.entry("transcribe", List.of("conversation", "language", "archive")),
            Map.entry("understand", List.of("background", "conversation", "language", "query", "archive")),
            Map.entry("match", List.of("conversation", "language", "archive")),
            Map.entry("crm", List.of("background", "conversation", "language", "archive", "match")),
            Map.entry("search", List.of("background", "conversation", "language", "query", "archive")),
            Map.entry("insight", List.of("conversation", "archive", "capture", "crm", "search")),
            Map.entry("export", List.of("conversation", "archive")),
            Map.entry("pipeline", List.of("conversation", "archive")),
            Map.entry("privacy", List.of("background", "conversation", "archive", "capture", "match", "crm", "search")),
            Map.entry("subscription", List.of("background", "conversation", "crm")),
            Map.entry("sample", List.of("conversation", "capture", "crm")),
            Map.entry(
                    "web",
                    List.of(
                            "conversation",
                            "language",
                            "query",
                            "archive",
                            "capture",
                            "transcribe",
                            "understand",
                            "match",
                            "crm",
                            "search",
                            "insight",
                            "export",
                            "subscription",
                            "pipeline",
                            "sample",
                            "privacy")));

    private static final List<String> HAVE_TABLES = List.of(
            "database",
            "archive",
            "capture",
            "match",
            "crm",
            "insight",
            "pipeline",
            "privacy",
            "sample",
            "search.meaning",
            "search.saved",
            "subscription",
            "understand",
            "web.security");

    private static final String[] JDBC = {"java.sql..", "javax.sql..", "org.springframework.jdbc.."};

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rapport");

    static Stream<String> packages() {
        return MAY_USE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyThoseThatTheDesignAllows(String name) {
        String[] allowed = Stream.concat(
                        Stream.of(name, "installation"), MAY_USE.getOrDefault(name, List.of()).stream())
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.rapport..").and(DescribedPredicate.not(resideInAnyPackage(allowed))))
                .because("the arrows of the design let each stage stand, be tested and be replaced alone"));
    }

    @Test
    void everyPackageIsInTheDesign() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(ROOT))
                        .map(name -> name.substring(ROOT.length()).replaceFirst("\\..*", "")))
                .as("a new package needs its place, and its arrows, in the design")
                .isSubsetOf(MAY_USE.keySet());
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching(ROOT + "(*)..")
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle are one package"));
    }

    @Test
    void theValuesKnowNoFramework() {
        check(classes()
                .that()
                .resideInAPackage(ROOT + "conversation..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", ROOT + "conversation.."))
                .because("values that everyone speaks of must outlive every framework"));
    }

    @Test
    void voskLivesInOnePackage() {
        check(onlyIn(List.of("transcribe"), "org.vosk..", "com.sun.jna..")
                .because("it can bring the process down, so only the worker may load it"));
    }

    @Test
    void luceneLivesWhereQueriesDo() {
        check(onlyIn(List.of("query", "search", "understand"), "org.apache.lucene..")
                .because("another search engine must be able to take its place"));
    }

    @Test
    void theModelOfMeaningsLivesInOnePackage() {
        check(onlyIn(List.of("language.meaning"), "ai.onnxruntime..")
                .because("it is native code, and another model must be able to take its place"));
    }

    @Test
    void sqlLivesWithTheFeatureThatOwnsTheTables() {
        check(onlyIn(HAVE_TABLES, JDBC).because("each feature owns its tables; who else reads them cannot be found"));
    }

    @Test
    void noFeatureShowsItsSqlToOthers() {
        check(noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(describe("are public", ArchitectureTest::isVisible))
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(ROOT + "database")
                .should()
                .haveRawParameterTypes(
                        describe("of JDBC", types -> types.stream().anyMatch(ofJdbc())))
                .orShould()
                .haveRawReturnType(ofJdbc())
                .because("others should not know that there are tables"));
    }

    private static DescribedPredicate<JavaClass> ofJdbc() {
        return resideInAnyPackage(JDBC);
    }

    /** Not counted is {@code conversation}, whose purpose is to be seen by everyone. */
    @Test
    void atLeastHalfOfAllTypesAreHidden() {
        Map<Boolean, List<String>> visible = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.getPackageName().equals(ROOT + "conversation"))
                .collect(partitioningBy(ArchitectureTest::isVisible, mapping(JavaClass::getName, toList())));
        assertThat(visible.getOrDefault(true, List.of()))
                .as("what is public is a promise to other packages; these are")
                .hasSizeLessThanOrEqualTo(visible.getOrDefault(false, List.of()).size());
    }

    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
    }

    @Test
    void namesSayWhatAThingIs() {
        check(noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .because("such a name says how a thing is built and not what it is"));
    }

    @Test
    void whatAClassNeedsComesByItsConstructor() {
        check(noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .because("an object that was made must be complete, in a test too"));
    }

    @Test
    void optionalIsForAnswersOnly() {
        check(fields().should().notHaveRawType(Optional.class).because("absence in a value is @Nullable"));
        check(noCodeUnits()
                .that()
                .haveNameNotMatching("lambda\\$.*")
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("dev.rapport.web.pages") // a request's parameter that may be absent
                .should()
                .haveRawParameterTypes(describe(
                        "Optional", types -> types.stream().anyMatch(type -> type.isEquivalentTo(Optional.class))))
                .because("a caller should not have to wrap what it has"));
    }

    private static ArchRule onlyIn(List<String> packages, String... libraries) {
        String[] homes = packages.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat(resideInAnyPackage(libraries));
    }

    /** A rule about what is not there yet holds. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
