using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Tests.Features.Questions;

/// <summary>A question of one kind that is answered in fields, with ways to fill them in and what is then kept and shown.</summary>
internal sealed record Kind(Question Question, Action<FilledFields> Right, Action<FilledFields> Wrong)
{
    public required string RightWords { get; init; }

    public required string RightRaw { get; init; }

    public required string WrongWords { get; init; }

    /// <summary>What the message says after the wrong answer.</summary>
    public required string[] Explained { get; init; }

    public override string ToString() => Question.GetType().Name;

    public static IEnumerable<Kind> All()
    {
        yield return new Kind(
            new MultipleChoice("k-multiple", "Which are prime?", [new("2", true, "Even, and prime."), new("3", true, "Prime."), new("4", false, "2 × 2."), new("5", true, null)]),
            form => form.Tick("5", "2", "3"),
            form => form.Tick("2", "4"))
        {
            RightWords = "2; 3; 5",
            RightRaw = """{"chosen": ["2", "3", "5"]}""",
            WrongWords = "2; 4",
            Explained = ["✅ 2", "✅ 2 – Even, and prime.", "❌ 4 – 2 × 2.", "Missed: *3* – Prime.", "Missed: *5*", "*Not quite.*"],
        };
        yield return new Kind(
            new Typed("k-typed", "Capital of France?", ["Paris", "Lutetia"], new TypedRules(), "It has been since 987."),
            form => form.Type(" paris "),
            form => form.Type("Rome"))
        {
            RightWords = "paris",
            RightRaw = """{"written": " paris "}""",
            WrongWords = "Rome",
            Explained = ["❌ Rome", "The right answer: *Paris*", "It has been since 987."],
        };
        yield return new Kind(
            new Numeric("k-numeric", "How long is a marathon?", 42, 43, 42.195m, "km", "Since 1908."),
            form => form.Type("42,2"),
            form => form.Type("40"))
        {
            RightWords = "42,2",
            RightRaw = """{"written": "42,2"}""",
            WrongWords = "40",
            Explained = ["❌ 40", "The right answer: *42.195 km (from 42 to 43)*", "Since 1908."],
        };
        yield return new Kind(
            new Matching("k-matching", "Which port?", [new("HTTP", "80"), new("SSH", "22"), new("DNS", "53")], ["25"], "The well-known ones."),
            form => form.Choose("HTTP", "80").Choose("SSH", "22").Choose("DNS", "53"),
            form => form.Choose("HTTP", "25").Choose("SSH", "22").Choose("DNS", "53"))
        {
            RightWords = "HTTP → 80; SSH → 22; DNS → 53",
            RightRaw = """{"pairs": [{"left": "HTTP", "right": "80"}, {"left": "SSH", "right": "22"}, {"left": "DNS", "right": "53"}]}""",
            WrongWords = "HTTP → 25; SSH → 22; DNS → 53",
            Explained = ["❌ HTTP → 25; right: *80*", "✅ SSH → 22", "2 of 3 stand right. The well-known ones."],
        };
        yield return new Kind(
            new Ordering("k-ordering", "From small to big?", ["ant", "cat", "cow"], "By weight."),
            form => form.Choose("1st", "ant").Choose("2nd", "cat").Choose("3rd", "cow"),
            form => form.Choose("1st", "cat").Choose("2nd", "ant").Choose("3rd", "cow"))
        {
            RightWords = "ant → cat → cow",
            RightRaw = """{"order": ["ant", "cat", "cow"]}""",
            WrongWords = "cat → ant → cow",
            Explained = ["❌ 1st: cat", "❌ 2nd: ant", "✅ 3rd: cow", "The right order: *ant → cat → cow*", "1 of 3 stand right. By weight."],
        };
    }
}
