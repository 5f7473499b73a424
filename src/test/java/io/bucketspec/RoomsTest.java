package io.bucketspec;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rooms and their arrows: model, then six that don't know each other, then run, spark, cli,
 * source.
 */
class RoomsTest {
  private static final String ROOT = "io.bucketspec.";
  private static final List<String> SIX =
      List.of("inventory", "url", "rules", "grouping", "metadata", "spec");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.bucketspec");

  static List<String> six() {
    return SIX;
  }

  @ParameterizedTest
  @MethodSource("six")
  void aRoomOfTheSixKnowsOnlyTheModel(String room) {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + room + "..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("io.bucketspec..")
                    .and(not(resideInAnyPackage(ROOT + room + "..", ROOT + "model..")))));
  }

  @Test
  void theModelKnowsOnlyTheJdk() {
    check(
        classes()
            .that()
            .resideInAPackage(ROOT + "model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + "model.."));
  }

  @Test
  void runKnowsNeitherSparkNorTheCommands() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "spark..", ROOT + "cli..", ROOT + "source.."));
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "cli..", ROOT + "source.."));
  }

  @Test
  void nobodyKnowsTheSourcesByName() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "source..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "source.."));
  }

  @Test
  void onlySparkAndCommandsImportSpark() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "spark..", ROOT + "cli..", ROOT + "source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala.."));
  }

  @Test
  void onlyStoreAccessImportsHadoop() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                ROOT + "spark..", ROOT + "cli..", ROOT + "source..", ROOT + "run.store..")
            .and()
            .haveNameNotMatching(".*(Store|SnapshotFinder|inventory\\.Listing)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hadoop..", "org.apache.parquet.."));
  }

  @Test
  void noRoomIsCalledUtil() {
    check(
        noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..misc.."));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
