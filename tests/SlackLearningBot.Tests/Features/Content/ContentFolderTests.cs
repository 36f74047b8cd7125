using NUnit.Framework;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Tests.Features.Content;

public sealed class ContentFolderTests
{
    private const string Lesson = """
        ---
        id: sql-index-order
        title: An index reads from left to right
        format: read            # a comment
        skills: [sql, performance]
        source: { title: "Use the index", url: "https://example.org/a", licence: CC-BY-4.0, attribution: "Ann" }
        owner: ann@example.org
        review_by: 2027-06-30
        minutes: 2
        questions:
          - id: sql-index-order-1
            type: single
            ask: Which condition can use an index on (last_name, first_name)?
            options:
              - { text: "first_name = 'Ann'", why: "The first column is missing." }
              - { text: "last_name = 'Lee'", right: true, why: "It fixes the leading column." }
          - id: sql-index-order-2
            type: true-false
            ask: An index helps every query.
            answer: false
            why: It costs writes.
        ---
        The **text**, in CommonMark.
        """;

    private static readonly DateOnly Today = new(2026, 11, 23);

    [Test]
    public void A_lesson_is_read_with_all_it_has()
    {
        using var content = new TemporaryContent(
            ("sql/track.yaml", "id: sql\ntitle: SQL that is fast\ndescription: About speed\nskills: [sql]\n"), ("sql/a.md", Lesson), ("sql/README.md", "# About"), ("LICENSE.txt", "x"));

        var track = Good(content).Single();

        var lesson = track.Lessons.Single();
        Assert.Multiple(() =>
        {
            Assert.That((track.Id, track.Title, track.Description), Is.EqualTo(("sql", "SQL that is fast", "About speed")));
            Assert.That((lesson.Id, lesson.Title, lesson.Format, lesson.Minutes), Is.EqualTo(("sql-index-order", "An index reads from left to right", LessonFormat.Read, 2)));
            Assert.That(lesson.Skills, Is.EqualTo(new[] { "sql", "performance" }));
            Assert.That(lesson.Source, Is.EqualTo(new Source("Use the index", "https://example.org/a", "CC-BY-4.0", "Ann")));
            Assert.That((lesson.Owner, lesson.ReviewBy, lesson.Body), Is.EqualTo(("ann@example.org", new DateOnly(2027, 6, 30), "The **text**, in CommonMark.")));
            Assert.That(((ChoiceQuestion)lesson.Questions[0]).Options[1], Is.EqualTo(new AnswerOption("last_name = 'Lee'", true, "It fixes the leading column.")));
            Assert.That(((ChoiceQuestion)lesson.Questions[1]).Options, Is.EqualTo(new AnswerOption[] { new("True", false, null), new("False", true, "It costs writes.") }));
        });
    }

    [Test]
    public void Without_a_track_file_the_folder_is_the_track_and_files_are_in_order_of_name()
    {
        using var content = new TemporaryContent(("good-talks/b.md", "# Second\n\nText"), ("good-talks/a.md", "# First\n\nText"));

        var track = Good(content).Single();

        Assert.Multiple(() =>
        {
            Assert.That((track.Id, track.Title), Is.EqualTo(("good-talks", "Good talks")));
            Assert.That(track.Lessons.Select(lesson => (lesson.Id, lesson.Title, lesson.Body)), Is.EqualTo(new[] { ("good-talks-a", "First", "Text"), ("good-talks-b", "Second", "Text") }));
        });
    }

    [Test]
    public void The_order_of_the_track_file_rules()
    {
        using var content = new TemporaryContent(("t/track.yaml", "id: t\ntitle: T\norder:\n  - t-b\n  - t-a\n"), ("t/a.md", "A"), ("t/b.md", "B"));

        Assert.That(Good(content).Single().Lessons.Select(lesson => lesson.Id), Is.EqualTo(new[] { "t-b", "t-a" }));
    }

    [Test]
    public void Line_ends_and_a_byte_order_mark_do_not_matter()
    {
        using var content = new TemporaryContent(("t/a.md", "\ufeff" + Lesson.ReplaceLineEndings("\r\n")));

        Assert.That(Good(content).Single().Lessons.Single().Title, Is.EqualTo("An index reads from left to right"));
    }

    [Test]
    public void Moving_a_lesson_with_an_id_keeps_its_id_and_hash()
    {
        using var before = new TemporaryContent(("old/a.md", Lesson));
        using var after = new TemporaryContent(("new/renamed.md", Lesson));

        Assert.That(ContentHash.Of(Good(after)[0].Lessons[0]), Is.EqualTo(ContentHash.Of(Good(before)[0].Lessons[0])));
    }

    [TestCase("---\nid: a\ntitle: [\n---\nText", 4, "yaml", Description = "broken YAML")]
    [TestCase("---\nid: a\ntitle: A\n\tformat: read\n---\nText", 3, "yaml", Description = "a tab")]
    [TestCase("---\nid: a\nid: b\n---\nText", 3, "yaml", Description = "a key twice")]
    [TestCase("---\nid: a\ntitle: A\nText", 1, "front-matter-open")]
    [TestCase("---\n- id\n---\nText", 2, "yaml-shape", Description = "a list instead of keys")]
    [TestCase("---\nid: a\ntitle: { a: b }\n---\nText", 3, "yaml-shape", "lesson-title-missing")]
    [TestCase("---\nid: a\ntitle: A\nskills: sql\n---\nText", 4, "yaml-shape")]
    [TestCase("---\nid: a\ntitle: A\nquestions:\n  - Why?\n---\nText", 5, "yaml-shape")]
    [TestCase("---\nid: a\ntitle: A\nsource: ours\n---\nText", 4, "yaml-shape")]
    [TestCase("---\nid: &x a\ntitle: *x\n---\nText", 2, "yaml-anchor")]
    [TestCase("---\nid: a\ntitle: A\nformat: raed\n---\nText", 4, "lesson-format-unknown")]
    [TestCase("---\nid: a\ntitle: A\nlink: ftp://x\n---\nText", 4, "lesson-link")]
    [TestCase("---\nid: a\ntitle: A\nquestions:\n  - id: q\n    type: essay\n    ask: How many?\n---\nText", 6, "question-type")]
    [TestCase("---\nid: a\ntitle: A\nquestions:\n  - id: q\n    type: numeric\n    ask: How many?\n    answer: many\n---\nText", 8, "question-answer")]
    [TestCase("---\nid: a\ntitle: A\nquestions:\n  - id: q\n    type: typed\n    ask: Who?\n    accept: [me]\n    items: [a, b, c]\n---\nText", 9, "question-key-misplaced")]
    [TestCase("---\nid: a\ntitle: A\nquestions:\n  - id: q\n    type: ordering\n    ask: How?\n    items: one\n---\nText", 8, "yaml-shape", "question-items-count")]
    [TestCase("---\nid: a\ntitle: A\nquestions:\n  - id: q\n    type: matching\n    ask: How?\n    pairs: [{left: a, right: b}, c]\n---\nText", 8, "yaml-shape", "question-pairs-count")]
    [TestCase("---\nid: a\ntitle: A\nquestions:\n  - id: q\n    type: typed\n    ask: Who?\n    answer: me\n    image: { url: 'http://example.org/a.png', alt: A }\n---\nText", 9, "question-image-url")]
    [TestCase("---\nid: a\ntitle: A\nquestions:\n  - id: q\n    ask: Which?\n    options:\n      - text: a\n        right: true\n      - text: A\n---\nText", 10, "option-repeated")]
    [TestCase("---\nid: a\ntitle: A\nsource: { url: 'https://example.org' }\n---\nText", 4, "source-licence-missing")]
    [TestCase("---\nid: a\ntitle: A\n---\n\n", 1, "lesson-empty")]
    [TestCase("Text \0", 1, "nul-character")]
    [TestCase("One\nText ¤", 2, "not-utf-8")]
    public void A_bad_file_is_named_with_line_and_rule(string text, int line, string rule, string? also = null)
    {
        using var content = new TemporaryContent();
        content.Write("t/good.md", "Good"u8.ToArray());
        content.Write("t/x.md", [.. text.SelectMany(letter => letter == '¤' ? [(byte)0xff] : System.Text.Encoding.UTF8.GetBytes([letter]))]);

        var errors = Refused(content);

        Assert.That(errors.Where(error => error.Rule != also).Select(error => (error.File, error.Line, error.Rule)), Is.EqualTo(new[] { ("t/x.md", line, rule) }));
    }

    [Test]
    public void Bottomless_yaml_is_refused_and_not_followed()
    {
        using var content = new TemporaryContent(("t/x.md", $"---\nid: {new string('[', 50_000)}\n---\nText"));

        Assert.That(Refused(content).Single(), Has.Property("Rule").EqualTo("yaml-too-deep").And.Property("Line").EqualTo(2));
    }

    [Test]
    public void A_huge_file_is_refused()
    {
        using var content = new TemporaryContent(("t/x.md", new string('a', 300 * 1024)));

        Assert.That(Refused(content)[0].Rule, Is.EqualTo("file-too-large"));
    }

    [Test]
    public void A_track_file_is_checked_too()
    {
        using var content = new TemporaryContent(("t/track.yaml", "id: T!\ntitel: T\n"), ("t/a.md", "A"), ("empty/track.yaml", "id: e\ntitle: E\n"));

        Assert.That(
            Refused(content).Select(error => (error.File, error.Line, error.Rule)),
            Is.EqualTo(new[] { ("empty/track.yaml", 1, "track-empty"), ("t/track.yaml", 1, "track-id-shape"), ("t/track.yaml", 1, "track-title-missing") }));
    }

    [Test]
    public void A_link_to_something_outside_is_not_followed()
    {
        using var outside = new TemporaryContent(("secret.md", "Secret"));
        using var content = new TemporaryContent(("t/a.md", "A"));
        File.CreateSymbolicLink(Path.Combine(content.Root, "t/link.md"), Path.Combine(outside.Root, "secret.md"));
        Directory.CreateSymbolicLink(Path.Combine(content.Root, "folder"), outside.Root);

        Assert.That(Refused(content).Select(error => (error.File, error.Rule)), Is.EqualTo(new[] { ("folder", "link"), ("t/link.md", "link") }));
    }

    [Test]
    public void A_missing_folder_is_said_kindly()
    {
        var drafts = ContentFolder.Read("/no/such/folder");

        Assert.That(drafts.Errors.Single().Message, Is.EqualTo("Found no folder '/no/such/folder'. Give the path of a folder with Markdown files."));
    }

    [TestCase("{}", 1)]
    [TestCase("[\n{ \"file\": }\n]", 2)]
    [TestCase("[{}]", 1)]
    public void A_bad_index_is_an_error(string json, int line)
    {
        using var content = new TemporaryContent(("index.json", json), ("t/a.md", "A"));

        Assert.That(Refused(content).Select(error => (error.File, error.Line, error.Rule)), Is.EqualTo(new[] { ("index.json", line, "index-json") }));
    }

    [Test]
    public void A_misspelled_key_is_a_warning()
    {
        using var content = new TemporaryContent(("t/a.md", Lesson.Replace("format:", "fromat:")));

        var verdict = (ContentVerdict.Good)ContentCheck.Check(ContentFolder.Read(content.Root), Today);

        Assert.That(verdict.Warnings.Single(), Is.EqualTo(new ContentWarning("t/a.md", 4, "unknown-key", "Found the key 'fromat', which is not used here. Did you mean 'format'?")));
    }

    [Test]
    public void Images_without_words_or_that_Slack_cannot_show_are_warnings()
    {
        using var content = new TemporaryContent(("t/a.md", Lesson + "\n\n![A graph](https://example.org/a.png)\n\n![](https://example.org/b.png)\n\nSee ![the plan](plan.png \"Plan\") here.\n"));

        var verdict = (ContentVerdict.Good)ContentCheck.Check(ContentFolder.Read(content.Root), Today);

        Assert.That(
            verdict.Warnings.Select(warning => (warning.File, warning.Line, warning.Rule)),
            Is.EqualTo(new[] { ("t/a.md", 27, "lesson-image-alt"), ("t/a.md", 29, "lesson-image-url") }));
    }

    [TestCase("18f-methods/decide--affinity-mapping.md", "18f-methods-decide-affinity-mapping")]
    [TestCase("A b/Ç.md", "a-b")]
    [TestCase("Ç.md", "02cf1ab0")]
    public void An_id_is_made_of_the_path(string path, string expected)
    {
        Assert.That(FileId.Of(path), Is.EqualTo(expected));
    }

    [Test]
    public void Long_paths_that_differ_at_the_end_have_different_ids()
    {
        var ids = new[] { FileId.Of(new string('a', 100) + "1.md"), FileId.Of(new string('a', 100) + "2.md") };

        Assert.That(ids, Is.Unique.And.All.Length.EqualTo(75));
    }

    private static IReadOnlyList<Track> Good(TemporaryContent content) =>
        ContentCheck.Check(ContentFolder.Read(content.Root), Today) switch
        {
            ContentVerdict.Good good => good.Tracks,
            ContentVerdict.Refused refused => throw new AssertionException(string.Join('\n', refused.Errors)),
            _ => throw new AssertionException("A third verdict"),
        };

    private static IReadOnlyList<ContentError> Refused(TemporaryContent content) =>
        ((ContentVerdict.Refused)ContentCheck.Check(ContentFolder.Read(content.Root), Today)).Errors;
}
