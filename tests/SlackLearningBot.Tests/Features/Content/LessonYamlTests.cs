using System.Text;
using NUnit.Framework;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Tests.Features.Content;

/// <summary>What a lesson is written as is read back as the same lesson.</summary>
public sealed class LessonYamlTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly string[] Nasty =
    [
        "null", "~", "true", "No", "on", "123", "0x1F", "1e3", "2027-06-30", "- item", "? key", "key: value", "a: b", "a #b", "#a", "&anchor", "*alias", "!tag", "%dir", "@at", "`tick",
        "{a: b}", "[a, b]", "'single'", "\"double\"", "it's", "back\\slash", "\\u0000 \\n", "---", "...", "--- a", "two\nlines", "tab\there", "trailing:", ": leading", "a\u2028b", "a\u2029b",
        "a\u0085b", "a\u000cb", "\u00a0", "a\u00a0b", "\ufeffbom", "🦄 \U0001F468\u200D\U0001F469", "e\u0301", "\u202eright to left", "\u0001\u001b", "|", ">", "| block", "<<", "=", "a  b", "a,b", "]", "}",
    ];

    [TestCaseSource(nameof(Nasty))]
    public void Text_that_YAML_would_take_for_something_else_stays_text(string text)
    {
        var clean = Clean(text, 150);

        Assert.That(ContentHash.Of(Reread(Lesson(clean, text))), Is.EqualTo(ContentHash.Of(Lesson(clean, text))));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Any_text_stays_as_it_is(string? words, string? body) =>
        ContentHash.Of(Reread(Lesson(Clean(words, 60), body))) == ContentHash.Of(Lesson(Clean(words, 60), body));

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public bool Any_number_stays_as_it_is(long answer, uint share, byte decimals)
    {
        var exact = answer % 1_000_000_000_000_000 / (decimal)Math.Pow(10, decimals % 6);
        var around = Math.Round(Math.Abs(exact) / 100 * (share % 100), 12);
        Lesson lesson = Lesson("a", "b") with
        {
            Questions = [new Numeric("n-1", "?", exact - around, exact + around, exact, "kg", null), new Numeric("n-2", "?", exact, exact + 1, null, null, null)],
        };
        return ContentHash.Of(Reread(lesson)) == ContentHash.Of(lesson);
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public bool Any_weight_stays_as_it_is(int share, int other)
    {
        decimal? weight = share % 10_000_000 == 0 ? null : share % 10_000_000 / 10_000_000m;
        var right = Math.Max(1, Math.Abs((decimal)other) % 10_000_000) / 10_000_000m;
        Lesson lesson = Lesson("a", "b") with
        {
            Questions =
            [
                new SingleChoice("w-1", "?", [new("a", true, null), new("b", false, null) { Weight = weight }]),
                new MultipleChoice("w-2", "?", [new("a", true, null) { Weight = right }, new("b", true, null) { Weight = right }, new("c", false, null) { Weight = weight < 0 ? weight : null }]),
                new Typed("w-3", "?", ["a"], new TypedRules(), null) { Wrong = [new("b", null) { Weight = weight }] },
                new Numeric("w-4", "?", 1, 2, null, null, null) { Wrong = [new(3, 4, 3.5m, null) { Weight = weight }, new(0, 5, null, "so") { Weight = weight }] },
            ],
        };
        return ContentHash.Of(Reread(lesson)) == ContentHash.Of(lesson);
    }

    [Test]
    public void It_reads_like_one_an_author_wrote()
    {
        var lesson = new Lesson(
            "l-1", "Plan: first", LessonFormat.Watch, ["planning"], "Some **text**.", "https://example.org/a?b=c", 3, new Source(null, null, "CC0", null), "U1", new DateOnly(2027, 6, 30),
            [new TrueFalse("q-1", "Is it so?", [new("True", true, "Because."), new("False", false, null)]), new Ordering("q-2", "How?", ["plan", "do", "12"], null),
                new Numeric("q-3", "When?", 1822, 1822, 1822, null, null) { Wrong = [new(1820, 1824, 1822, "Near.") { Weight = 0.5m }] }]);

        Assert.That(LessonYaml.Of(lesson), Is.EqualTo("""
            ---
            id: l-1
            title: "Plan: first"
            format: watch
            skills:
              - planning
            link: "https://example.org/a?b=c"
            minutes: 3
            source:
              licence: CC0
            owner: U1
            review_by: 2027-06-30
            questions:
              - id: q-1
                type: true-false
                ask: Is it so?
                answer: true
                why: Because.
              - id: q-2
                type: ordering
                ask: How?
                items:
                  - plan
                  - do
                  - "12"
              - id: q-3
                type: numeric
                ask: When?
                answer: 1822
                wrong:
                  - answer: 1822
                    tolerance: 2
                    weight: 50%
                    why: Near.
            ---
            Some **text**.

            """));
    }

    private static Lesson Reread(Lesson lesson)
    {
        var errors = new List<ContentError>();
        var bytes = Encoding.UTF8.GetBytes(LessonYaml.Of(lesson));
        var draft = LessonFile.Read("t/l.md", ContentText.Decode("t/l.md", bytes, errors)!, null, errors);
        Assert.That(errors, Is.Empty);
        var verdict = ContentCheck.Check(new ContentDrafts([new TrackDraft { At = draft!.At, Id = new Raw("t", draft.At), Title = new Raw("T", draft.At), Lessons = [draft] }], []), Today);
        Assert.That(verdict, Is.InstanceOf<ContentVerdict.Good>(), () => string.Join('\n', ((ContentVerdict.Refused)verdict).Errors) + LessonYaml.Of(lesson));
        return ((ContentVerdict.Good)verdict).Tracks[0].Lessons[0];
    }

    private static Lesson Lesson(string words, string? body) => new(
        "l-1", words, LessonFormat.Read, [], (body is null ? "" : Clean(body, int.MaxValue, trim: false)).ReplaceLineEndings("\n").Trim('\n'), "https://example.org/", null,
        new Source(words, null, words, words), words, null,
        [
            new SingleChoice("q-1", words, [new("a " + words, true, words), new("b", false, null)]) { Image = new QuestionImage("https://example.org/a.png", words) },
            new TrueFalse("q-2", words, [new("True", true, words), new("False", false, words)]),
            new MultipleChoice("q-3", words, [new(Clean("a " + words, 75), true, words), new("b", true, null)]),
            new Typed("q-4", words, ["a " + words, "zz"], new TypedRules(true, true, true), words) { Wrong = [new("b " + words, words)] },
            new Numeric("q-5", words, 1, 2, null, "u" + Clean(words, 19).Trim(), words),
            new Matching("q-6", words, [new("a" + words, Clean("a " + words, 75)), new("b", "b")], [Clean("c " + words, 75)], words),
            new Ordering("q-7", words, [Clean("a " + words, 75), "b", "c"], words),
        ]);

    /// <summary>As a check would leave it: whole characters without NUL, none at the ends that do not show.</summary>
    private static string Clean(string? text, int longest, bool trim = true)
    {
        var clean = string.Concat((text ?? "").EnumerateRunes().Where(rune => rune.Value is not (0 or 0xfffd)));
        clean = clean.Length <= longest ? clean : string.Concat(clean.EnumerateRunes().Take(longest / 2));
        return !trim ? clean : clean.Trim() is { Length: > 0 } words ? words : "x";
    }
}
