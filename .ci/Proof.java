// PDFs -> whether each is a valid PDF/UA-1 and PDF/A-2a, by veraPDF; exit 1 with the broken rules where one is not.
// What follows --broken has planted defects, and must be found out: else this proves nothing. Run from its source.
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Proof {
  private static final List<PDFAFlavour> STANDARDS = List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A);

  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean sound = true, all = arguments.length > 0;
    for (String argument : arguments) {
      if (argument.equals("--broken") || argument.equals("--sound")) {
        sound = argument.equals("--sound");
      } else {
        all &= passes(new File(argument)) == sound;
      }
    }
    System.exit(all ? 0 : 1);
  }

  private static boolean passes(File file) throws Exception {
    long began = System.nanoTime(), checks = 0;
    boolean passes = true;
    Map<String, String> broken = new LinkedHashMap<>(); // one defect often breaks a rule a thousand times
    for (PDFAFlavour flavour : STANDARDS) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
        ValidationResult result = validator.validate(parser);
        checks += result.getTotalAssertions();
        passes &= result.isCompliant() && result.getTotalAssertions() > 0;
        for (TestAssertion found : result.getTestAssertions()) {
          if (found.getStatus() == TestAssertion.Status.FAILED) {
            String rule = flavour.getId() + " " + found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
            broken.putIfAbsent(rule, found.getMessage() + " At " + found.getLocation().getContext());
          }
        }
      }
    }
    System.out.printf("%s %s (%,d checks, %.0f s)%n", file.getName(), passes ? "passes" : "fails", checks,
        (System.nanoTime() - began) / 1e9);
    broken.forEach((rule, message) -> System.out.println("    " + rule + ": " + message));
    return passes;
  }
}
