using NUnit.Framework;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Content;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Questions;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>Weights from a file of another system to the points of an assessment, and the review of what was not right.</summary>
internal sealed class PartCreditTests
{
    private const string Port = "// [id:part-port]\nPort of HTTPS?{=443 ~%66.66667%8443#Often ~%-25%80}\n";
    private const string Primes = "// [id:part-primes]\nWhich are prime?{~%50%two ~%50%three ~%-20%four ~%-100%one}\n";
    private const string Frog = "// [id:part-frog]\nWhich animal?{=Frog =%50%Toad#Near}\n";
    private const string Year = "// [id:part-year]\nWhen?{#=1974:0 =%40%1974:2#Nearly}\n";

    private AssessmentDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await AssessmentDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    /// <summary>Somebody begins an assessment of the questions of this file.</summary>
    private async Task<(PersonHands Person, Message Message)> AskAsync(string gift, string mark = "100", string attempts = "1")
    {
        using var content = new TemporaryContent(("part/part.gift", gift));
        Assert.That(await Bot.Services.GetRequiredService<ContentImporter>().ImportAsync(DemoWorkspace.Team, content.Root, CancellationToken.None), Is.InstanceOf<ImportOutcome.Imported>());
        var person = await desk.Lessons.NewLearnerAsync();
        Assert.That((await desk.MakeAsync("Parts", "part", mark: mark, attempts: attempts)).Ok, Is.True);
        await desk.GiveAsync([person.UserId]);
        return (person, await AssessmentDesk.BeginAsync(person));
    }

    private static async Task SendAsync(PersonHands person, Message message, Action<FilledFields> fill)
    {
        var form = FilledFields.In(message);
        fill(form);
        await person.ClickAsync(message, "Submit", form.State);
    }

    private Task<IReadOnlyList<string>> CreditsAsync(PersonHands person) => Bot.QueryAsync<string>(
        "select answer_text || ' ' || is_right || ' ' || round(credit::numeric, 4) from assessment_answer where user_id = @UserId and answered_at is not null order by place", new { person.UserId });

    private Task<IReadOnlyList<int>> GradesAsync(PersonHands person) => Bot.QueryAsync<int>("select grade::int from review where user_id = @UserId", new { person.UserId });

    [Test]
    public async Task An_option_that_is_nearly_right_earns_its_part_and_is_wrong_for_the_memory()
    {
        var (person, message) = await AskAsync(Port, mark: "66");

        await person.ClickAsync(message, "8443");

        Assert.That(LessonDesk.All(message), Does.Contain("*Passed: Parts").And.Contain("You reached 66 %").And.Contain("0 of 1 question right, 1 in part."));
        Assert.That(await CreditsAsync(person), Is.EqualTo(new[] { "8443 false 0.6667" }));
        Assert.That(await GradesAsync(person), Is.EqualTo(new[] { 1 }));
        await person.ClickAsync(message, "What to look at again");
        Assert.That(AssessmentDesk.Modal(person), Does.Contain("❌ 8443").And.Contain("Often").And.Contain("The right answer: *443*").And.Contain("Right in part: it counted 0.66 of 1 point."));
    }

    [Test]
    public async Task An_option_worth_less_than_nothing_costs_no_other_question()
    {
        var (person, message) = await AskAsync($"{Port}\n{Frog}", mark: "50");

        await AnswerBothAsync(person, message, "80", "Frog");

        Assert.That(LessonDesk.All(message), Does.Contain("You reached 50 %").And.Contain("1 of 2 questions right."));
        Assert.That(await CreditsAsync(person), Is.EquivalentTo(new[] { "80 false 0.0000", "Frog true 1.0000" }));
        await person.ClickAsync(message, "What to look at again");
        Assert.That(AssessmentDesk.Modal(person), Does.Contain("❌ 80").And.Not.Contain("it counted"));
    }

    /// <summary>The port by a click and the animal in words, whichever is asked first.</summary>
    private static async Task AnswerBothAsync(PersonHands person, Message message, string port, string animal)
    {
        for (var at = 0; at < 2; at++)
        {
            if (LessonDesk.All(message).Contains("Port of HTTPS?", StringComparison.Ordinal))
            {
                await person.ClickAsync(message, port);
            }
            else
            {
                await SendAsync(person, message, form => form.Type(animal));
            }
        }
    }

    [TestCase("two", "0.5000", "Half right: it counted 0.5 of 1 point.")]
    [TestCase("two four", "0.3000", "Right in part: it counted 0.3 of 1 point.")]
    [TestCase("two three four", "0.8000", "Right in part: it counted 0.8 of 1 point.")]
    [TestCase("two three one", "0.0000", null)]
    public async Task What_is_ticked_is_added_up(string ticked, string credit, string? told)
    {
        var (person, message) = await AskAsync(Primes);

        await SendAsync(person, message, form => form.Tick(ticked.Split(' ')));

        Assert.That((await CreditsAsync(person)).Single(), Does.EndWith($" false {credit}"));
        Assert.That(await GradesAsync(person), Is.EqualTo(new[] { 1 }));
        await person.ClickAsync(message, "What to look at again");
        Assert.That(AssessmentDesk.Modal(person), told is null ? Does.Not.Contain("it counted") : Does.Contain(told));
    }

    [Test]
    public async Task A_word_that_is_nearly_right_earns_its_part()
    {
        var (person, message) = await AskAsync(Frog);

        await SendAsync(person, message, form => form.Type("toad"));

        Assert.That(await CreditsAsync(person), Is.EqualTo(new[] { "toad false 0.5000" }));
        await person.ClickAsync(message, "What to look at again");
        Assert.That(AssessmentDesk.Modal(person), Does.Contain("Near").And.Contain("Half right: it counted 0.5 of 1 point."));
    }

    [Test]
    public async Task A_number_that_is_nearly_right_earns_its_part()
    {
        var (person, message) = await AskAsync(Year);

        await SendAsync(person, message, form => form.Type("1 976"));

        Assert.That(await CreditsAsync(person), Is.EqualTo(new[] { "1 976 false 0.4000" }));
        await person.ClickAsync(message, "What to look at again");
        Assert.That(AssessmentDesk.Modal(person), Does.Contain("Nearly").And.Contain("The right answer: *1974*").And.Contain("Right in part: it counted 0.4 of 1 point."));
    }

    [TestCase("1", true)]
    [TestCase("2", false)]
    public async Task In_the_review_a_question_is_called_unclear_once_whether_or_not_answers_show(string attempts, bool showsAnswers)
    {
        var (person, message) = await AskAsync(Port, attempts: attempts);
        await person.ClickAsync(message, "8443");
        await person.ClickAsync(message, "What to look at again");
        Assert.That(AssessmentDesk.Modal(person), showsAnswers ? Does.Contain("The right answer") : Does.Not.Contain("The right answer"));
        var review = person.Modal!;

        await person.ClickAsync(review, "Unclear question");
        var first = AssessmentDesk.Modal(person);
        await person.ClickAsync(review, "Unclear question");

        Assert.That(first, Does.Contain("Thank you, it is noted").And.Contain("without names"));
        Assert.That(AssessmentDesk.Modal(person), Does.Contain("You had said so already"));
        Assert.That(await Bot.QueryAsync<string>("select user_id || ' ' || question_id || ' ' || question_version from unclear"), Is.EqualTo(new[] { $"{person.UserId} part-port 1" }));
        Assert.That(await CreditsAsync(person), Is.EqualTo(new[] { "8443 false 0.6667" }), "the answer stays");
    }

    [Test]
    public async Task What_has_no_answer_has_no_button()
    {
        var (person, message) = await AskAsync(Port);

        await person.ClickAsync(message, "Finish now");

        await person.ClickAsync(message, "What to look at again");
        Assert.That(AssessmentDesk.Modal(person), Does.Contain("Not answered.").And.Not.Contain("Unclear question"));
    }

    [Test]
    public async Task Somebody_elses_button_notes_nothing()
    {
        var (person, message) = await AskAsync(Port);
        await person.ClickAsync(message, "8443");
        await person.ClickAsync(message, "What to look at again");
        var button = Elements.In(person.Modal!.Body["blocks"]!.AsArray()).Select(placed => placed.Element).Single(element => (string?)element["action_id"] == "question.unclear");
        await desk.GiveAsync([DemoWorkspace.Anna]);

        await desk.Lessons.ClickOldAsync(Bot.Anna, AssessmentDesk.Last(Bot.Anna), button.DeepClone().AsObject());

        Assert.That(LessonDesk.Remark(Bot.Anna), Does.Contain("sent to somebody else"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from unclear"), Is.Zero);
    }
}
