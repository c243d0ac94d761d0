// Reads sentences, one a line, and prints what LanguageTool finds wrong with them in British English:
// number of the sentence, rule, begin, end, message, with tabs between. Nothing leaves the machine: the rules are in the JARs.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.RuleMatch;

public class Grammar {
  public static void main(String[] arguments) throws Exception {
    JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode("en-GB"));
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int number = 0;
    for (String line; (line = in.readLine()) != null; ++number) {
      for (RuleMatch match : tool.check(line)) {
        String message = match.getMessage().replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
        out.println(number + "\t" + match.getRule().getFullId() + "\t" + match.getFromPos() + "\t" + match.getToPos() + "\t" + message);
      }
    }
  }
}
