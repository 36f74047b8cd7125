using NUnit.Framework;
using SlackLearningBot.Learning.Programmes;

namespace SlackLearningBot.Learning.Tests.Programmes;

internal sealed class ProgrammeLinesTests
{
    [TestCase("-10 watch Why an index is fast https://example.com/v", "id: why-an-index-is-fast, kind: \"watch\", days: -10, title: \"Why an index is fast\", link: \"https://example.com/v\"")]
    [TestCase("0 session Workshop, 90 min Room 4", "id: workshop, kind: \"session\", title: \"Workshop\", minutes: 90, place: \"Room 4\"")]
    [TestCase("0 session Workshop", "id: workshop, kind: \"session\", title: \"Workshop\"")]
    [TestCase("+1 do Tell a colleague", "id: tell-a-colleague, kind: \"do\", days: 1, title: \"Tell a colleague\", text: \"Tell a colleague\"")]
    [TestCase("-7 manager do Ask {name} what they want", "id: ask-name-what-they-want, kind: \"do\", days: -7, for: manager, title: \"Ask {name} what they want\", text: \"Ask {name} what they want\"")]
    [TestCase("2 questions sql-basics for 6 weeks", "id: sql-basics-for-6-weeks, kind: \"questions\", days: 2, title: \"sql-basics for 6 weeks\", track: \"sql-basics\", weeks: 6")]
    [TestCase("-5 lesson sql-index-order", "id: sql-index-order, kind: \"lesson\", days: -5, title: \"sql-index-order\", lesson: \"sql-index-order\"")]
    [TestCase("say \"hello\"", "title: \"say \\\"hello\\\"\"")]
    public void A_line_is_a_step(string line, string fields) =>
        Assert.That(ProgrammeLines.ToYaml("SQL for analysts", line), Is.EqualTo($"id: sql-for-analysts\ntitle: \"SQL for analysts\"\nsteps:\n  - {{ {fields} }}\n"));

    [Test]
    public void Lines_keep_their_numbers_and_ids_stay_apart()
    {
        var yaml = ProgrammeLines.ToYaml("SQL", "-2 do Try it\n\n-1 do Try it").Split('\n');

        Assert.That(yaml[ProgrammeLines.LinesBefore], Does.Contain("id: try-it,"));
        Assert.That(yaml[ProgrammeLines.LinesBefore + 1], Is.Empty);
        Assert.That(yaml[ProgrammeLines.LinesBefore + 2], Does.Contain("id: try-it-2,"));
    }
}
