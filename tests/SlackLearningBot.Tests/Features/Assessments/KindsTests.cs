using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Questions;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>Questions of every kind, from the message and from a dialog, with credit for parts.</summary>
internal sealed class KindsTests
{
    private AssessmentDesk desk = null!;
    private int tracks;

    [OneTimeSetUp]
    public async Task Start() => desk = await AssessmentDesk.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    /// <summary>A new person with an assessment of this one question, begun.</summary>
    private async Task<(PersonHands Person, Message Message)> AskAsync(Question question)
    {
        var track = $"kind{++tracks}";
        await desk.Lessons.AddQuestionsAsync(track, question with { Id = $"{track}-q" });
        var person = await desk.Lessons.NewLearnerAsync();
        Assert.That((await desk.MakeAsync($"Kind {tracks}", track, mark: "100", attempts: "1")).Ok, Is.True);
        await desk.GiveAsync([person.UserId]);
        return (person, await AssessmentDesk.BeginAsync(person));
    }

    private Task<IReadOnlyList<string>> AnswersAsync(PersonHands person) => Bot.QueryAsync<string>(
        "select answer_text || ' ' || is_right || ' ' || round(credit::numeric, 3) from assessment_answer where user_id = @UserId and answered_at is not null", new { person.UserId });

    private Task<string?> RawAsync(PersonHands person) => Bot.ScalarAsync<string>("select answer::text from review where user_id = @UserId", new { person.UserId });

    private static IEnumerable<TestCaseData> Kinds() => Kind.All().SelectMany(kind => new[] { false, true }.Select(inDialog =>
        new TestCaseData(kind, inDialog).SetArgDisplayNames($"{kind}", inDialog ? "in a dialog" : "in the message")));

    [TestCaseSource(nameof(Kinds))]
    public async Task A_right_answer_passes(Kind kind, bool inDialog)
    {
        var (person, message) = await AskAsync(kind.Question);

        await AnswerAsync(person, message, kind.Right, inDialog);

        Assert.That(LessonDesk.All(message), Does.Contain("*Passed: Kind").And.Contain("You reached 100 %").And.Not.Contain("What to look at again"));
        Assert.That(await AnswersAsync(person), Is.EqualTo(new[] { $"{kind.RightWords} true 1.000" }));
        Assert.That(await RawAsync(person), Is.EqualTo(kind.RightRaw));
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task A_wrong_answer_is_explained_at_the_end(Kind kind, bool inDialog)
    {
        var (person, message) = await AskAsync(kind.Question);

        await AnswerAsync(person, message, kind.Wrong, inDialog);

        Assert.That(LessonDesk.All(message), Does.Contain("*Not passed: Kind"));
        Assert.That((await AnswersAsync(person)).Single(), Does.StartWith($"{kind.WrongWords} false "));
        await person.ClickAsync(message, "What to look at again");
        var modal = AssessmentDesk.Modal(person);
        foreach (var line in kind.Explained)
        {
            Assert.That(modal, Does.Contain(line));
        }
    }

    // 2 of 3 right ticked less none of 1 wrong; 2 of 3 pairs; 1 of 3 places.
    [TestCase("MultipleChoice", "0.667")]
    [TestCase("Matching", "0.667")]
    [TestCase("Ordering", "0.333")]
    public async Task Parts_that_are_right_count_and_are_told(string type, string credit)
    {
        var kind = Kind.All().First(one => $"{one}" == type);
        var (person, message) = await AskAsync(kind.Question);

        await AnswerAsync(person, message, type == "MultipleChoice" ? form => form.Tick("2", "3") : kind.Wrong, inDialog: false);

        Assert.That((await AnswersAsync(person)).Single(), Does.EndWith($" false {credit}"));
        Assert.That(LessonDesk.All(message), Does.Contain("0 of 1 question right, 1 in part."));
        await person.ClickAsync(message, "What to look at again");
        Assert.That(AssessmentDesk.Modal(person), Does.Contain($"Right in part: it counted {credit[..4]} of 1 point."));
        Assert.That(await Bot.ScalarAsync<int>("select grade::int from review where user_id = @UserId", new { person.UserId }), Is.EqualTo(1), "for the memory half right is wrong");
    }

    [Test]
    public async Task A_slip_of_the_fingers_counts_as_right_and_nothing_is_asked_back()
    {
        var (person, message) = await AskAsync(new Typed("x", "The largest country?", ["Kazakhstan"], new TypedRules(), null));

        await AnswerAsync(person, message, form => form.Type("Kazahkstan"), inDialog: false);

        Assert.That(LessonDesk.All(message), Does.Contain("*Passed: Kind").And.Not.Contain("Did you mean"));
        Assert.That(await RawAsync(person), Is.EqualTo("""{"meant": "Kazakhstan", "written": "Kazahkstan"}"""));
        Assert.That(await Bot.ScalarAsync<string>("select answer::text from assessment_answer where user_id = @UserId", new { person.UserId }), Is.EqualTo(await RawAsync(person)));
    }

    [Test]
    public async Task What_is_missing_is_said_and_counts_for_nothing()
    {
        var kind = Kind.All().First(one => one.Question is Matching);
        var (person, message) = await AskAsync(kind.Question);

        await AnswerAsync(person, message, form => form.Choose("HTTP", "80"), inDialog: false);
        Assert.That(LessonDesk.Remark(person), Does.Contain("Not sent yet. Choose a partner for “SSH” and “DNS”."));

        await desk.Lessons.ClickOldAsync(person, message, LessonDesk.Element(message, "Submit"));
        var dialog = FilledFields.In(person.Modal!).Choose("HTTP", "80");
        var result = await person.SubmitAsync(dialog.State);
        Assert.That(result.Errors, Has.Count.EqualTo(2));
        Assert.That(await AnswersAsync(person), Is.Empty);
    }

    [Test]
    public async Task A_true_or_false_and_long_options_are_answered_by_one_click()
    {
        var (person, message) = await AskAsync(new TrueFalse("x", "Water is wet.", [new("True", true, null), new("False", false, null)]));
        await person.ClickAsync(message, "True");
        Assert.That(LessonDesk.All(message), Does.Contain("*Passed: Kind"));

        var (other, longer) = await AskAsync(new SingleChoice("x", "Which?", [new(new string('r', 120), true, null), new(new string('w', 120), false, null)]));
        var numbers = LessonDesk.All(longer).IndexOf(new string('r', 120), StringComparison.Ordinal) < LessonDesk.All(longer).IndexOf(new string('w', 120), StringComparison.Ordinal) ? "1" : "2";
        await other.ClickAsync(longer, numbers);
        Assert.That(LessonDesk.All(longer), Does.Contain("*Passed: Kind"));
    }

    /// <summary>Fills in and sends: in the message, or in the dialog that opens when the client sends no fields.</summary>
    private async Task AnswerAsync(PersonHands person, Message message, Action<FilledFields> fill, bool inDialog)
    {
        if (inDialog)
        {
            await desk.Lessons.ClickOldAsync(person, message, LessonDesk.Element(message, "Submit"));
            var dialog = FilledFields.In(person.Modal!);
            fill(dialog);
            var submitted = await person.SubmitAsync(dialog.State);
            Assert.That(submitted.Ok, Is.True, submitted.Message + submitted.Errors);
            await Bot.SettleAsync();
            return;
        }

        var form = FilledFields.In(message);
        fill(form);
        await person.ClickAsync(message, "Submit", form.State);
    }
}
