// PDFs -> whether each is a valid PDF/UA-1 and PDF/A-2a, by veraPDF; exit 1 with the broken rules where one is not.
// Run from its source (java -cp ... Proof.java FILE...), so that nothing has to be compiled beforehand.
import java.io.File;
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
  private static final Map<PDFAFlavour, String> STANDARDS =
      Map.of(PDFAFlavour.PDFUA_1, "PDF/UA-1", PDFAFlavour.PDFA_2_A, "PDF/A-2a");
  private static final int SHOWN = 20; // broken rules a file; one defect often breaks thousands of tests

  public static void main(String[] names) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean sound = names.length > 0;
    for (String name : names) {
      for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A)) {
        sound &= passes(name, flavour);
      }
    }
    System.exit(sound ? 0 : 1);
  }

  private static boolean passes(String name, PDFAFlavour flavour) throws Exception {
    long began = System.nanoTime();
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(name), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      long checks = result.getTotalAssertions();
      String verdict = result.isCompliant() && checks > 0 ? "passes" : "FAILS";
      System.out.printf("%s: %s %s (%,d checks, %.1f s)%n", name, verdict, STANDARDS.get(flavour), checks,
          (System.nanoTime() - began) / 1e9);
      result.getTestAssertions().stream()
          .filter(found -> found.getStatus() == TestAssertion.Status.FAILED)
          .map(found -> "    " + found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber() + ": "
              + found.getMessage() + " at " + found.getLocation().getContext())
          .limit(SHOWN)
          .forEach(System.out::println);
      return verdict.equals("passes");
    }
  }
}
