using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Exchange;
using SlackLearningBot.Learning.Exchange.Gift;

namespace SlackLearningBot.Learning.Tests.Exchange;

/// <summary>What is written is read again as what it was.</summary>
internal sealed class GiftWriterTests
{
    private const string Signs = "{}=~#:\\%[]<>-/*nT$1. \nab";

    [Test]
    public void A_question_is_written_as_Moodle_writes_it() => Assert.That(
        GiftWriter.Write(new SingleChoice("q-1", "a = {b}?", [new AnswerOption("x:y", true, "So\nit is"), new AnswerOption("%50%", false, null), new AnswerOption("[html]", false, null)]), ["sql"]),
        Is.EqualTo("// [id:q-1] [tag:sql]\n::q-1::[plain]a \\= \\{b\\}?{\n\t=x\\:y#So\\nit is\n\t~[plain]%50%\n\t~[plain][html]\n}\n"));

    [Test]
    public void Weights_stand_before_what_they_weigh()
    {
        Assert.That(
            GiftWriter.Write(new SingleChoice("s", "?", [new("443", true, null), new("%80%", false, "Old") { Weight = 0.2m }, new("22", false, null) { Weight = -0.3333333m }]), []),
            Does.EndWith("{\n\t=443\n\t~%20%[plain]%80%#Old\n\t~%-33.33333%22\n}\n"));
        Assert.That(
            GiftWriter.Write(new MultipleChoice("m", "?", [new("a", true, null) { Weight = 0.7m }, new("b", true, null) { Weight = 0.3m }, new("c", false, null)]), []),
            Does.EndWith("{\n\t~%70%a\n\t~%30%b\n\t~%0%c\n}\n"));
        Assert.That(
            GiftWriter.Write(new MultipleChoice("m", "?", [new("a", true, null), new("b", false, null), new("c", false, null), new("d", false, null)]), []),
            Does.EndWith("{\n\t~%100%a\n\t~%-33.33333%b\n\t~%-33.33333%c\n\t~%-33.33333%d\n}\n"));
        Assert.That(
            GiftWriter.Write(new Typed("t", "?", ["Frog"], new TypedRules(), "So") { Wrong = [new("Toad", "Near") { Weight = 0.5m }, new("Newt", null)] }, []),
            Does.EndWith("{\n\t=%100%Frog\n\t=%50%Toad#Near\n\t=%0%Newt\n####So}\n"));
        Assert.That(
            GiftWriter.Write(new Numeric("n", "?", 3, 3, 3, null, "So") { Wrong = [new(2, 4, 3, "Near") { Weight = 0.5m }, new(-9, 9, null, null) { Weight = 0.05m }] }, []),
            Does.EndWith("{#\n\t=%100%3:0\n\t=%50%3:1#Near\n\t=%5%-9..9\n####So}\n"));
    }

    [Test]
    public void A_unit_stands_in_the_text_and_an_order_becomes_a_matching()
    {
        Assert.That(GiftWriter.Write(new Numeric("n", "How far?", 41.5m, 42.5m, 42m, "km", null), []), Does.Contain("How far? (km){#42:0.5}"));
        Assert.That(GiftWriter.Write(new Ordering("o", "Which order?", ["plan", "do", "check"], null), []), Does.Contain("\t=1. -> plan\n\t=2. -> do\n\t=3. -> check\n"));
    }

    [Test]
    public void What_has_an_arrow_where_it_would_make_a_pair_is_left_out_and_named()
    {
        var left = new List<string>();
        var text = GiftWriter.Write(
            [new Track("t", "SQL/Joins", "", [], [new Lesson("l", "A: b", LessonFormat.Read, [], "x", null, null, null, null, null,
                [new Typed("arrow", "Which sign?", ["->"], new TypedRules(), null), new Typed("word", "Which -> word?", ["so"], new TypedRules(), null)])])], left);

        Assert.That(left, Is.EqualTo(new[] { "arrow" }));
        Assert.That(text, Does.StartWith("$CATEGORY: $course$/top/SQL//Joins/A: b\n\n"));
        Assert.That(QuestionSet.Lessons("x.gift", GiftReader.Read(text), words => words.Text, new List<ContentWarning>()).Single().Title!.Text, Is.EqualTo("A: b"));
    }

    [FsCheck.NUnit.Property(MaxTest = 1500)]
    public Property Written_and_read_again_a_question_is_the_same() => Prop.ForAll(Questions().ToArbitrary(), question =>
    {
        if (GiftWriter.Write(question, []) is not { } text)
        {
            return true.Label("left out");
        }

        var warnings = new List<ContentWarning>();
        var drafts = QuestionSet.Lessons("x.gift", GiftReader.Read(text), words => words.Text, warnings).SelectMany(lesson => lesson.Questions).ToList();
        var again = drafts.Count == 1 ? Checked(drafts[0]) : null;
        return (again is not null && Told(again) == Told(question)).Label($"{Told(question)}\n{(again is null ? string.Join(' ', warnings) : Told(again))}\n{text}");
    });

    private static Question? Checked(QuestionDraft draft)
    {
        var lesson = Content.Draft.Lesson() with { Questions = [draft] };
        return ContentCheck.Check(new ContentDrafts([Content.Draft.Track(lesson)], []), new DateOnly(2026, 11, 23)) is ContentVerdict.Good good ? good.Tracks[0].Lessons[0].Questions[0] : null;
    }

    private static string Told(Question question) => System.Text.Json.JsonSerializer.Serialize<object>(
        question is Numeric numeric
            ? numeric with
            {
                Low = Bare(numeric.Low), High = Bare(numeric.High), Exact = Bare(numeric.Exact),
                Wrong = [.. numeric.Wrong.Select(wrong => wrong with { Low = Bare(wrong.Low), High = Bare(wrong.High), Exact = Bare(wrong.Exact) })],
            }
            : question);

    private static Gen<string> Text(int longest) => Gen.Elements(Signs.ToCharArray()).ArrayOf().Where(signs => signs.Length <= longest).Select(signs => string.Concat(signs).Trim()).Where(text => text.Length > 0);

    private static Gen<string?> Why() => Gen.OneOf(Gen.Constant<string?>(null), Text(30).Select(text => (string?)text));

    private static Gen<string[]> Different(int most) => Text(20).Three().SelectMany(three => Gen.Choose(2, most).Select(count => new[] { $"{three.Item1}a", $"{three.Item2}b", $"{three.Item3}c", "d", "e" }[..count]));

    private static Gen<Question> Questions() =>
        from ask in Text(60)
        from texts in Different(5)
        from whys in Why().Three()
        from right in Gen.Choose(0, texts.Length - 1)
        from low in Gen.Choose(-100000, 100000)
        from width in Gen.Choose(1, 5000)
        from kind in Gen.Choose(0, 5)
        from seed in Gen.Choose(0, 1_000_000)
        select Weighed(Made(kind, ask, texts, [whys.Item1, whys.Item2, whys.Item3], right, Bare(low / 100m), Bare(width / 1000m)), new Random(seed));

    /// <summary>With weights half of the time; never those that mean the same as none.</summary>
    private static Question Weighed(Question question, Random chance)
    {
        decimal[] right = [0.15m, 0.35m, 0.8333333m];
        decimal?[] wrong = [null, -0.05m, -0.3333333m, -1m];
        decimal?[] part = [null, 0.2m, 0.6666667m, -0.5m];
        return chance.Next(2) == 0 ? question : question switch
        {
            SingleChoice single => single with { Options = [.. single.Options.Select(option => option with { Weight = option.Right ? null : Any(part) })] },
            MultipleChoice multiple => multiple with { Options = [.. multiple.Options.Select(option => option with { Weight = option.Right ? Any(right) : Any(wrong) })] },
            Typed typed => typed with { Wrong = [.. typed.Wrong.Select(one => one with { Weight = Any(part) })] },
            Numeric numeric => numeric with
            {
                Wrong =
                [
                    new WrongNumber(numeric.High + 1, numeric.High + 3, numeric.High + 2, numeric.Why) { Weight = Any(part) },
                    new WrongNumber(numeric.Low - 100, numeric.High + 100, null, null) { Weight = Any(part) },
                ],
            },
            _ => question,
        };

        T Any<T>(T[] values) => values[chance.Next(values.Length)];
    }

    private static decimal? Bare(decimal? number) => number is { } known ? Bare(known) : null;

    /// <summary>Without zeros at the end, which a text does not keep.</summary>
    private static decimal Bare(decimal number) => number / 1.0000000000000000000000000000m;

    private static Question Made(int kind, string ask, string[] texts, string?[] whys, int right, decimal number, decimal width) => kind switch
    {
        0 => new SingleChoice("made-1", ask, [.. texts.Select((text, at) => new AnswerOption(text, at == right, whys[at % 3]))]),
        1 => new MultipleChoice("made-1", ask, [.. texts.Select((text, at) => new AnswerOption(text, at <= right, whys[at % 3]))]),
        2 => new TrueFalse("made-1", ask, [new AnswerOption("True", right == 0, whys[0]), new AnswerOption("False", right != 0, whys[1])]),
        3 => new Typed("made-1", ask, texts.Length > 2 ? texts[..2] : ["only"], new TypedRules(), whys[0]) { Wrong = [new WrongAnswer("wholly other", whys[1])] },
        4 => right == 0 ? new Numeric("made-1", ask, number, Bare(number + width), null, null, whys[0]) : new Numeric("made-1", ask, Bare(number - width), Bare(number + width), number, null, whys[0]),
        _ => new Matching("made-1", ask, [.. texts.Select((text, at) => new MatchingPair(text, $"{at}{text}"))], right == 0 ? ["no one"] : [], whys[0]),
    };
}
