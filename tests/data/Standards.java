import java.io.*;
import java.util.*;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.*;
import org.w3c.dom.*;

/** Holds PDF files against PDF/UA-1 and PDF/A-2a, and says of each whether it passed, and what it breaks. */
public class Standards {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        check("ua1", "PDFUA-1.xml", files);
        check("2a", "PDFA-2A.xml", files);
    }

    static void check(String name, String rules, String[] files) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        ValidationProfile profile = profile(flavour, rules);
        for (String file : files) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
                ValidationResult result = validator.validate(parser);
                Map<String, String> broken = new TreeMap<>();
                for (TestAssertion one : result.getTestAssertions())
                    if (one.getStatus() == TestAssertion.Status.FAILED)
                        broken.putIfAbsent(one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber(), one.getMessage());
                System.out.println(file + " " + name + (result.isCompliant() ? " passed" : " failed " + broken));
            }
        }
    }

    static ValidationProfile profile(PDFAFlavour flavour, String name) throws Exception {
        Document document;
        try (InputStream in = Standards.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name)) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : elements(document, "rule")) {
            Element id = (Element) rule.getElementsByTagName("id").item(0);
            String message = text((Element) rule.getElementsByTagName("error").item(0), "message");
            String deferred = rule.getAttribute("deferred");
            rules.add(Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(flavour.getPart(), id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"), deferred.isEmpty() ? null : Boolean.valueOf(deferred), rule.getAttribute("tags"),
                text(rule, "description"), text(rule, "test"), Profiles.errorFromValues(message, List.of()), List.of()));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : elements(document, "variable"))
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                text(variable, "defaultValue"), text(variable, "value")));
        ProfileDetails details = Profiles.profileDetailsFromValues(name, name, name, new Date(0));
        return Profiles.profileFromValues(flavour, details, "", rules, variables);
    }

    static List<Element> elements(Document document, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = document.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }

    static String text(Element element, String name) {
        Node node = element.getElementsByTagName(name).item(0);
        return node == null ? null : node.getTextContent();
    }
}
