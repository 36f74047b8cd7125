using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Questions;

/// <summary>A question was rewritten between its message and the answer, or after the answer.</summary>
internal sealed class RewrittenTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;
    private int tracks;

    [OneTimeSetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
    }

    [OneTimeTearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private static Question Kinds(string kind) => Kind.All().Select(one => one.Question).First(question => question.GetType().Name == kind);

    private async Task<(PersonHands Anna, Message Message, Question Question)> AskAsync(Question question)
    {
        var track = $"r{++tracks}";
        question = question with { Id = $"{track}-q" };
        await desk.AddQuestionsAsync(track, question);
        var anna = await desk.NewLearnerAsync(track);
        return (anna, await desk.SendAsync(anna), question);
    }

    private static IEnumerable<TestCaseData> OtherOffers()
    {
        yield return new TestCaseData((Func<Question, Question>)(question => question switch
        {
            MultipleChoice multiple => multiple with { Options = [.. multiple.Options, new AnswerOption("7", true, null)] },
            Typed typed => typed with { Ask = "Capital of Italy?", Accepted = ["Rome"] },
            Numeric numeric => numeric with { Unit = "mi" },
            Matching matching => matching with { Decoys = ["25", "443"] },
            Ordering ordering => ordering with { Items = ["ant", "cat", "whale"] },
            _ => throw new InvalidOperationException(),
        })).SetArgDisplayNames("other offer");
        yield return new TestCaseData((Func<Question, Question>)(question => new SingleChoice(question.Id, "Yes or no?", [new("Yes", true, null), new("No", false, null)])))
            .SetArgDisplayNames("other kind");
    }

    [TestCaseSource(nameof(OtherOffers))]
    public async Task An_answer_to_what_was_asked_before_is_asked_anew_with_a_word(Func<Question, Question> rewrite)
    {
        foreach (var kind in Kind.All())
        {
            var (anna, message, question) = await AskAsync(kind.Question);
            var form = FilledFields.In(message);
            kind.Right(form);
            await desk.WriteAsync(rewrite(question), $"r{tracks}-1");

            await anna.ClickAsync(message, "Submit", form.State);

            Assert.That(await desk.ReviewsAsync(anna), Is.Empty, kind.ToString());
            Assert.That(LessonDesk.Remark(anna), Does.Contain("was rewritten since"), kind.ToString());
            Assert.That(LessonDesk.All(message), Does.Contain(rewrite(question).Ask), kind.ToString());
            Assert.That(await desk.StateAsync(anna, $"r{tracks}-1"), Is.EqualTo("open"));
        }
    }

    [Test]
    public async Task An_answer_in_a_dialog_to_what_was_asked_before_is_asked_anew_in_the_message()
    {
        var (anna, message, question) = await AskAsync(Kinds("Ordering"));
        await desk.ClickOldAsync(anna, message, LessonDesk.Element(message, "Submit"));
        var form = FilledFields.In(anna.Modal!).Choose("1st", "ant").Choose("2nd", "cat").Choose("3rd", "cow");
        await desk.WriteAsync(((Ordering)question) with { Items = ["ant", "cat", "whale"] }, $"r{tracks}-1");

        await anna.SubmitAsync(form.State);
        await bot.SettleAsync();

        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
        Assert.That(anna.Modal!.Body.ToJsonString(), Does.Contain("was rewritten since"));
        Assert.That(message.Blocks, Does.Contain("whale"));
    }

    [Test]
    public async Task What_the_author_only_put_into_another_order_is_graded_by_its_texts()
    {
        var (anna, message, question) = await AskAsync(Kinds("Ordering"));
        var form = FilledFields.In(message).Choose("1st", "cow").Choose("2nd", "cat").Choose("3rd", "ant");
        await desk.WriteAsync(((Ordering)question) with { Items = ["cow", "cat", "ant"] }, $"r{tracks}-1");
        await anna.ClickAsync(message, "Submit", form.State);

        var (ben, his, multiple) = await AskAsync(Kinds("MultipleChoice"));
        var ticked = FilledFields.In(his).Tick("2", "3", "5");
        await desk.WriteAsync(((MultipleChoice)multiple) with { Options = [.. ((MultipleChoice)multiple).Options.Reverse()] }, $"r{tracks}-1");
        await ben.ClickAsync(his, "Submit", ticked.State);

        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { "cow → cat → ant true 3" }));
        Assert.That(await desk.ReviewsAsync(ben), Is.EqualTo(new[] { "5; 3; 2 true 3" }));
    }

    [Test]
    public async Task A_value_that_no_menu_offers_is_no_answer()
    {
        var (anna, message, _) = await AskAsync(Kinds("Ordering"));
        var submit = LessonDesk.Element(message, "Submit");
        var form = FilledFields.In(message).Choose("1st", "cow").Choose("2nd", "cat").Choose("3rd", "ant");
        form.State.First().Value!.AsObject().First().Value!["selected_option"]!["value"] = "FFFFFFFF";

        await desk.ClickOldAsync(anna, message, submit, state: form.State);

        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
        Assert.That(LessonDesk.Remark(anna), Does.Contain("was rewritten since"));
    }

    [Test]
    public async Task An_answer_of_before_keeps_its_grade_and_its_words([ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind)
    {
        var (anna, message, question) = await AskAsync(kind.Question);
        var form = FilledFields.In(message);
        kind.Right(form);
        await anna.ClickAsync(message, "Submit", form.State);
        var old = LessonDesk.Element(await AnotherAsync(anna, question), "Submit");

        await desk.WriteAsync(new SingleChoice(question.Id, "Yes or no?", [new("Yes", true, null), new("No", false, null)]), $"r{tracks}-1");
        await desk.ClickOldAsync(anna, message, old);

        Assert.That(LessonDesk.All(message), Does.Contain("Yes or no?").And.Contain($"✅ {kind.RightWords}").And.Contain("*Right.*").And.Not.Contain("lesson.answer"));
    }

    /// <summary>The message as it was before the answer.</summary>
    private static Task<Message> AnotherAsync(PersonHands anna, Question question)
    {
        var message = anna.Messages()[^1];
        var first = message.Versions[0];
        Assert.That(first.Blocks, Does.Contain(question.Id));
        return Task.FromResult(new Message(message.Ts, anna.UserId, first));
    }

    [Test]
    public async Task A_review_of_before_there_were_other_kinds_is_still_shown()
    {
        await desk.AddTrackAsync("old", 1);
        var anna = await desk.NewLearnerAsync("old");
        var message = await desk.SendAsync(anna);
        var right = LessonDesk.Element(message, "Right old-1");
        await bot.ExecuteAsync(
            """
            insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade, answered_on, answered_at)
            values (gen_random_uuid(), @TeamId, @UserId, 'old-1-q', 1, 'old-1', 'lesson:old-1', gen_random_uuid(), 1, 'Wrong old-1', false, 1, '2026-11-23', @Now)
            """, new { anna.Workspace.TeamId, anna.UserId, bot.Now });

        await desk.ClickOldAsync(anna, message, right);

        Assert.That(LessonDesk.All(message), Does.Contain("❌ Wrong old-1").And.Contain("Because Wrong old-1 is wrong."));
    }
}
