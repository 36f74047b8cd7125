using NUnit.Framework;
using SlackLearningBot.Features.PersonalData;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;
using static SlackLearningBot.Tests.Features.Sessions.SessionRoom;

namespace SlackLearningBot.Tests.Features.Sessions;

/// <summary>Who was there: by one tap, or by the trainer's list. Anna and Erik have a seat, Maria has none.</summary>
internal sealed class AttendanceTests
{
    private const string Over = "2026-12-01T11:31:00Z";

    private SessionRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await SessionRoom.OpenAsync();
        await room.PlannedAsync();
        await Bot.Anna.ClickAsync(room.Board(), "I'm coming");
        await Bot.Erik.ClickAsync(room.Board(), "I'm coming");
        await Bot.SettleAsync();
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task Its_trainers_are_thanked_for_teaching_in_the_channel_once()
    {
        await Bot.TurnToAsync(Over);
        await Bot.TickAsync();

        Assert.That(room.Boards(), Has.Count.EqualTo(2));
        Assert.That(LessonDesk.All(room.Boards()[1]), Does.Contain($"The workshop *SQL* is over. Thank you, <@{Bot.Ben.UserId}>, for teaching it!").And.Contain("I was there").And.Contain("Tell the trainers something")
            .And.Not.Contain("speak"));
        Assert.That(room.BoardWords(), Does.Contain("The workshop *SQL* with").And.Contain("is over"));
    }

    [Test]
    public async Task Without_anybody_left_to_name_whoever_taught_it_is_thanked()
    {
        await Bot.Services.GetRequiredService<Eraser>().EraseAsync(TestBot.Key(Bot.Ben), CancellationToken.None);

        await Bot.TurnToAsync(Over);

        Assert.That(LessonDesk.All(room.Boards()[1]), Does.Contain("Thanks to whoever taught it!").And.Not.Contain("Tell the trainers"));
        await Bot.Anna.ClickAsync(room.Boards()[1], "I was there");
        Assert.That(LessonDesk.All(Bot.Anna.Messages(DemoWorkspace.LearningChannel)[^1]), Does.Contain("Noted: you were at the workshop *SQL*.").And.Not.Contain("would see it").And.Not.Contain("Tell the"));
    }

    [Test]
    public async Task One_tap_is_counted_in_the_progress_and_a_seat_alone_is_not()
    {
        await Bot.TurnToAsync(Over);

        await Bot.Anna.ClickAsync(room.Boards()[1], "I was there");

        Assert.That(await ProgressAsync(Bot.Anna), Does.Contain("You were at 1 session.").And.Contain("*SQL* (1 December 2026)"));
        Assert.That(await ProgressAsync(Bot.Erik), Does.Not.Contain("You were at"));
    }

    [Test]
    public async Task A_talk_is_no_session_in_the_progress()
    {
        await room.Talks.LogAsync(Bot.Ben, "How we deploy");
        await Bot.ExecuteAsync(
            "insert into gathering_place (team_id, gathering_id, user_id, attended_at) select team_id, gathering_id, @UserId, @Now from gathering where kind = 'talk'",
            new { Bot.Anna.UserId, Now = Bot.Now.UtcDateTime });

        Assert.That(await ProgressAsync(Bot.Anna), Does.Not.Contain("You were at"));
    }

    [Test]
    public async Task Whoever_the_trainer_lists_counts_and_whoever_the_trainer_leaves_out_does_not()
    {
        await Bot.TurnToAsync(Over);
        await Bot.Anna.ClickAsync(room.Boards()[1], "I was there");

        await room.ListAsync(Bot.Ben, Bot.Erik, Bot.Maria);

        Assert.That(await ProgressAsync(Bot.Erik), Does.Contain("You were at 1 session."), "had a seat, and said nothing");
        Assert.That(await ProgressAsync(Bot.Maria), Does.Contain("You were at 1 session."), "had no seat");
        Assert.That(await ProgressAsync(Bot.Anna), Does.Not.Contain("You were at"), "said so, and is not on the list");
        Assert.That(await Bot.ScalarAsync<string>("select listed_by from gathering"), Is.EqualTo(Bot.Ben.UserId));
        Assert.That(await Bot.QueryAsync<string>("select user_id from gathering_place where attended_at is not null"), Is.EqualTo(new[] { Bot.Anna.UserId }), "what Anna said is kept");
        await CardAsync(Bot.Anna);
        Assert.That(TalkRoom.Dialog(Bot.Anna), Does.Contain("The list of who was there does not name you"));
    }

    [Test]
    public async Task The_form_names_whoever_said_yes_and_has_those_filled_in_who_tapped()
    {
        await Bot.TurnToAsync(Over);
        await Bot.Anna.ClickAsync(room.Boards()[1], "I was there");

        await OpenListAsync(Bot.Ben);

        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("Said yes: ").And.Contain($"<@{Bot.Erik.UserId}>").And.Contain($"\"initial_users\":[\"{Bot.Anna.UserId}\"]"));
    }

    [Test]
    public async Task A_list_is_changed_by_a_later_one()
    {
        await Bot.TurnToAsync(Over);
        await room.ListAsync(Bot.Ben, Bot.Erik, Bot.Maria);

        await OpenListAsync(Bot.Priya);
        Assert.That(TalkRoom.Dialog(Bot.Priya), Does.Contain(Bot.Erik.UserId).And.Contain($"\"{Bot.Maria.UserId}\""));
        await SendListAsync(Bot.Priya, Bot.Anna);

        Assert.That(await Bot.QueryAsync<string>("select user_id from gathering_place where listed"), Is.EqualTo(new[] { Bot.Anna.UserId }));
        Assert.That(await Bot.ScalarAsync<string>("select listed_by from gathering"), Is.EqualTo(Bot.Priya.UserId));
        Assert.That(await ProgressAsync(Bot.Maria), Does.Not.Contain("You were at"));
    }

    [Test]
    public async Task An_empty_list_says_that_nobody_was_there()
    {
        await Bot.TurnToAsync(Over);
        await Bot.Anna.ClickAsync(room.Boards()[1], "I was there");

        await room.ListAsync(Bot.Ben);

        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("0 people were"));
        Assert.That(await ProgressAsync(Bot.Anna), Does.Not.Contain("You were at"));
    }

    [Test]
    public async Task After_the_list_a_tap_is_answered_with_whom_to_ask()
    {
        await Bot.TurnToAsync(Over);
        await room.ListAsync(Bot.Ben, Bot.Erik);

        await Bot.Anna.ClickAsync(room.Boards()[1], "I was there");

        Assert.That(LessonDesk.All(Bot.Anna.Messages(DemoWorkspace.LearningChannel)[^1]), Does.Contain("you are not on it").And.Contain(Bot.Ben.UserId));
        Assert.That(await ProgressAsync(Bot.Anna), Does.Not.Contain("You were at"));
    }

    [Test]
    public async Task As_soon_as_it_begins_there_is_a_list_and_not_before()
    {
        await CardAsync(Bot.Ben);
        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Not.Contain("Who was there"));

        await Bot.TurnToAsync("2026-12-01T10:05:00Z");
        await room.ListAsync(Bot.Ben, Bot.Anna);
        await Bot.TurnToAsync(Over);
        await Bot.TurnToAsync("2026-12-02T09:00:00Z");

        Assert.That(Count(Bot.Anna, "Were you at") + Count(Bot.Erik, "Were you at"), Is.Zero, "the list says it");
        Assert.That(await ProgressAsync(Bot.Anna), Does.Contain("You were at 1 session."));
    }

    [Test]
    public async Task Only_its_trainers_and_owners_make_a_list()
    {
        await Bot.TurnToAsync(Over);
        await CardAsync(Bot.Anna);
        Assert.That(TalkRoom.Dialog(Bot.Anna), Does.Not.Contain("Who was there"));

        await OpenListAsync(Bot.Ben);
        await Bot.ExecuteAsync("update gathering_host set user_id = @UserId", new { Bot.Maria.UserId });
        await SendListAsync(Bot.Ben, Bot.Ben);

        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("nothing was changed"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering where listed_at is not null"), Is.Zero);
    }

    [Test]
    public async Task The_trainer_is_asked_for_the_list_where_it_can_be_made()
    {
        await Bot.TurnToAsync(Over);
        await Bot.TurnToAsync("2026-12-02T09:00:00Z");

        var asked = Bot.Ben.Messages().Single(message => LessonDesk.All(message).Contains("Thank you for the workshop *SQL*!", StringComparison.Ordinal));
        Assert.That(LessonDesk.All(asked), Does.Contain("2 people had a seat").And.Not.Contain("/talk"));
        await Bot.Ben.ClickAsync(asked, "Who was there");
        await SendListAsync(Bot.Ben, Bot.Anna);

        Assert.That(await ProgressAsync(Bot.Anna), Does.Contain("You were at 1 session."));
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Ben, "/learn why"), Does.Contain("My question after a workshop").And.Contain("You taught it"));
    }

    [Test]
    public async Task Whoever_had_a_seat_is_asked_about_the_workshop_and_learns_why()
    {
        await Bot.TurnToAsync(Over);
        await Bot.TurnToAsync("2026-12-02T09:00:00Z");

        Assert.That(Count(Bot.Anna, "Were you at the workshop *SQL*?"), Is.EqualTo(1));
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/learn why"), Does.Contain("My question after a workshop"));
    }

    [Test]
    public async Task Feedback_goes_to_the_trainer_in_words_of_the_kind()
    {
        await Bot.TurnToAsync(Over);

        await Bot.Erik.ClickAsync(room.Boards()[1], "Tell the trainers something");
        Assert.That(TalkRoom.Dialog(Bot.Erik), Does.Contain("Tell the trainers").And.Contain("About the workshop *SQL*"));
        await Bot.Erik.SubmitAsync(State(("gathering_feedback", TalkRoom.Typed("More joins."))));
        await Bot.SettleAsync();

        Assert.That(TalkRoom.Words(Bot.Ben), Does.Contain("tells you about the workshop *SQL*").And.Contain("More joins.").And.Contain("Only those who taught it see this"));
        Assert.That(TalkRoom.Words(Bot.Anna), Does.Not.Contain("More joins"));
    }

    [Test]
    public async Task Whoever_made_the_list_and_is_erased_is_named_no_longer()
    {
        await Bot.TurnToAsync(Over);
        await room.ListAsync(Bot.Ben, Bot.Anna);

        await Bot.Services.GetRequiredService<Eraser>().EraseAsync(TestBot.Key(Bot.Ben), CancellationToken.None);
        await Bot.Services.GetRequiredService<Eraser>().EraseAsync(TestBot.Key(Bot.Priya), CancellationToken.None);

        Assert.That(await Bot.ScalarAsync<string>("select listed_by from gathering"), Is.EqualTo("erased"));
        Assert.That(await Bot.ScalarAsync<string>("select owner from session"), Is.EqualTo("erased"));
        Assert.That(await ProgressAsync(Bot.Anna), Does.Contain("You were at 1 session."), "the list stands");
    }
}
