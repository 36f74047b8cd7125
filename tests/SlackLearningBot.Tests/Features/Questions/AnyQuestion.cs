using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Tests.Features.Questions;

/// <summary>Questions of every kind, as big and as strange as the rules for content allow; the same for the same seed.</summary>
internal sealed class AnyQuestion(int seed)
{
    private static readonly string[] Pieces =
    [
        "word ", "ß", "日本語", "עברית ", "العربية ", "\u202E", "👩‍💻", "🦄", "<!channel>", "<@U1>", "&", "<", ">", "*bold*", "_it_", "~s~", "`code`", "```", "\"", "'; drop table review; --",
        ":smile:", "e\u0301", "\t", "%00", "{0}", "<https://evil.example|x>", "> quote",
    ];

    private readonly Random chance = new(seed);

    public Question Next() => AnyKind() with
    {
        Image = chance.Next(4) == 0 ? new QuestionImage("https://example.org/" + new string('p', chance.Next(1, 1900)), Text(chance.Next(1, 2000))) : null,
    };

    private Question AnyKind() => chance.Next(7) switch
    {
        0 => new SingleChoice(Id(), Text(250), Options(2, 5, onlyOne: true)),
        1 => new TrueFalse(Id(), Text(250), [new("True", true, Why()), new("False", false, Why())]),
        2 => new MultipleChoice(Id(), Text(250), Options(2, 10, onlyOne: false)),
        3 => new Typed(Id(), Text(250), Different(1, 20, 150), new TypedRules(Flip(), Flip(), Flip()), Why()),
        4 => new Numeric(Id(), Text(250), chance.Next(-9, 0), chance.Next(1, 9), Flip() ? 0 : null, Flip() ? Text(20) : null, Why()),
        5 => AnyMatching(),
        _ => new Ordering(Id(), Text(250), Different(3, 6, 75), Why()),
    };

    private Matching AnyMatching()
    {
        var partners = Different(4, 12, 75);
        var pairs = Different(2, 6, 75).Select((left, at) => new MatchingPair(left, partners[at % 3])).ToList();
        return new Matching(Id(), Text(250), pairs, [.. partners.Skip(6)], Why());
    }

    private List<AnswerOption> Options(int least, int most, bool onlyOne)
    {
        var texts = Different(least, most, 150);
        return [.. texts.Select((text, at) => new AnswerOption(text, at == 0 || (!onlyOne && Flip()), Why()))];
    }

    private List<string> Different(int least, int most, int longest)
    {
        var count = chance.Next(least, most + 1);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        while (texts.Count < count)
        {
            texts.Add(Text(longest));
        }

        return [.. texts];
    }

    private string Id() => $"q-{chance.Next()}";

    private string? Why() => Flip() ? Text(300) : null;

    private bool Flip() => chance.Next(2) == 0;

    private string Text(int longest)
    {
        var text = "";
        var length = Flip() ? longest : chance.Next(1, longest + 1);
        var one = Pieces[chance.Next(Pieces.Length)];
        var same = chance.Next(4) == 0; // all of one sign is the worst a text can be
        while (text.Length < length)
        {
            text += same ? one : Pieces[chance.Next(Pieces.Length)];
        }

        text = text[..length].Trim();
        return text.Length == 0 || char.IsHighSurrogate(text[^1]) ? "x" + chance.Next(1000) : text;
    }
}
