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

    [Test]
    public void Lines_that_begin_with_a_sign_are_the_text_of_the_step_above()
    {
        var yaml = ProgrammeLines.ToYaml("SQL", "-5 read Joins https://example.com/j\n> Read \"three\" pages.\n > And note one question.\n\n-1 do Try it\n> Try it twice.").Split('\n');

        Assert.That(yaml[ProgrammeLines.LinesBefore], Does.EndWith("link: \"https://example.com/j\", text: \"Read \\\"three\\\" pages.\\nAnd note one question.\" }"));
        Assert.That(yaml[ProgrammeLines.LinesBefore + 1] + yaml[ProgrammeLines.LinesBefore + 2], Is.Empty);
        Assert.That(yaml[ProgrammeLines.LinesBefore + 4], Does.EndWith("title: \"Try it\", text: \"Try it twice.\" }"));
    }

    [TestCase("-5 reed A paper", "Found the kind 'reed', expected one of read, watch,", "Did you mean 'read'?")]
    [TestCase("-7 manger do Ask them", "Found the kind 'manger'", "Did you mean 'manager'?")]
    [TestCase("-5 paper A paper", "Found the kind 'paper', expected one of read,", "questions.")]
    [TestCase("-5 read", "Found '-5 read', expected days, a kind and a title", "-5 read A paper")]
    [TestCase("Read it", "Found 'Read it', expected days, a kind and a title", "-5 read A paper")]
    [TestCase("> Read it", "Found a text above the first step", "below the step")]
    public void A_line_that_is_no_step_is_told(string line, string found, string expected)
    {
        var problem = ProgrammeLines.Check($"{line}\n0 session Workshop, 60 min").Single();

        Assert.That(problem.Line, Is.EqualTo(1));
        Assert.That(problem.Message, Does.StartWith(found).And.Contain(expected));
    }

    [Test]
    public void Steps_their_texts_and_empty_lines_are_no_problem() =>
        Assert.That(ProgrammeLines.Check("\n-7 MANAGER Do Ask {name}\n> In your next 1:1.\n0 session Workshop\n"), Is.Empty);
}
