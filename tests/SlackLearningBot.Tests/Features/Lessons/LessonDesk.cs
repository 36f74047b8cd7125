using System.Text.Json.Nodes;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Edge;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Lessons;

/// <summary>Learners with lessons, and the clicks that hands alone cannot make: from an older copy of a message, or on somebody else's.</summary>
internal sealed class LessonDesk(TestBot bot)
{
    private int people;

    /// <summary>A person of the demo workspace who learns every day at 08:30 in Stockholm and has joined these tracks; lessons are owed by the test alone.</summary>
    public async Task<PersonHands> NewLearnerAsync(params string[] tracks)
    {
        var home = bot.Anna.Workspace;
        var person = new Person
        {
            Id = $"U0LESSON{++people:D4}", TeamId = home.TeamId, Name = $"learner{people}", RealName = $"Learner {people}", TimeZone = "Europe/Stockholm",
        };
        home.Admit(person);
        var hands = bot.Slack.As(person.Id, home.TeamId);
        await EnrolAsync(hands, tracks);
        return hands;
    }

    public async Task EnrolAsync(PersonHands person, params string[] tracks)
    {
        await bot.ExecuteAsync(
            """
            insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
            values (@TeamId, @UserId, 'Europe/Stockholm', '08:30', 127, @Now, '2100-01-01')
            """, Keyed(person));
        foreach (var (track, at) in tracks.Select((track, at) => (track, at)))
        {
            await bot.ExecuteAsync(
                "insert into enrolment (team_id, user_id, track_id, joined_at) values (@TeamId, @UserId, @Track, @JoinedAt)",
                new { person.Workspace.TeamId, person.UserId, Track = track, JoinedAt = bot.Now.AddMinutes(at) });
        }
    }

    /// <summary>A track of lessons named track-1, track-2 …, each with one question whose right answer is "Right track-1".</summary>
    public async Task AddTrackAsync(string track, int lessons, string? team = null)
    {
        await AddEmptyTrackAsync(track, team);
        for (var at = 1; at <= lessons; at++)
        {
            await AddLessonAsync(track, new TestLesson($"{track}-{at}") { Questions = [new TestQuestion($"{track}-{at}-q", $"Right {track}-{at}", $"Wrong {track}-{at}")] }, team);
        }
    }

    public Task AddEmptyTrackAsync(string track, string? team = null) => bot.ExecuteAsync(
        "insert into track (team_id, track_id, title, description, position) values (@TeamId, @Track, @Title, '', 1)",
        new { TeamId = team ?? bot.Anna.Workspace.TeamId, Track = track, Title = $"Track {track}" });

    public async Task AddLessonAsync(string track, TestLesson lesson, string? team = null)
    {
        var teamId = team ?? bot.Anna.Workspace.TeamId;
        await bot.ExecuteAsync(
            """
            insert into lesson (team_id, lesson_id, version, hash, title, format, skills, body, link, minutes, source, imported_at)
            values (@TeamId, @Id, 1, 'h', @Title, @Format, @Skills, @Body, @Link, @Minutes, @Source::jsonb, @Now)
            """, new { TeamId = teamId, lesson.Id, lesson.Title, lesson.Format, lesson.Skills, lesson.Body, lesson.Link, lesson.Minutes, lesson.Source, Now = bot.Now });
        await bot.ExecuteAsync(
            """
            insert into track_lesson (team_id, track_id, lesson_id, position)
            select @TeamId, @Track, @Id, 1 + count(*) from track_lesson where team_id = @TeamId and track_id = @Track
            """, new { TeamId = teamId, Track = track, lesson.Id });
        foreach (var (question, at) in lesson.Questions.Select((question, at) => (question, at)))
        {
            await bot.ExecuteAsync(
                """
                insert into question (team_id, question_id, lesson_id, version, position, type, ask, options)
                values (@TeamId, @Id, @LessonId, 1, @Position, @Type, @Ask, @Options::jsonb)
                """, new { TeamId = teamId, question.Id, LessonId = lesson.Id, Position = at + 1, question.Type, question.Ask, question.Options });
        }
    }

    /// <summary>A track of one lesson with these questions, named as the track with "-1".</summary>
    public async Task AddQuestionsAsync(string track, params IReadOnlyList<Question> questions)
    {
        await AddEmptyTrackAsync(track);
        await AddLessonAsync(track, new TestLesson($"{track}-1"));
        foreach (var (question, at) in questions.Select((question, at) => (question, at)))
        {
            await WriteAsync(question, $"{track}-1", at + 1);
        }
    }

    /// <summary>A question as the content slice stores it: new, or rewritten.</summary>
    public Task WriteAsync(Question question, string lessonId, int position = 1)
    {
        var row = StoredQuestion.Of(question);
        return bot.ExecuteAsync(
            """
            insert into question (team_id, question_id, lesson_id, version, position, type, ask, options, detail)
            values (@TeamId, @Id, @LessonId, 1, @Position, @Type, @Ask, @Options::jsonb, @Detail::jsonb)
                on conflict (team_id, question_id) do update
               set version = question.version + 1, type = excluded.type, ask = excluded.ask, options = excluded.options, detail = excluded.detail
            """, new { bot.Anna.Workspace.TeamId, question.Id, LessonId = lessonId, Position = position, row.Type, row.Ask, row.Options, row.Detail });
    }

    /// <summary>Owes today's lesson as the minute's tick does, and sends it.</summary>
    public async Task<Message> SendAsync(PersonHands person)
    {
        await OweAsync(person);
        await bot.SettleAsync();
        return person.Messages()[^1];
    }

    public async Task OweAsync(PersonHands person, DeliveryClass @class = DeliveryClass.Nudge) => await bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
        transaction => bot.Services.GetRequiredService<Deliveries>().EnqueueAsync(
            transaction, Asked.LessonOf(TestBot.Key(person), LocalDay.Of(bot.Now, "Europe/Stockholm"), @class, bot.Now), CancellationToken.None),
        CancellationToken.None);

    /// <summary>The element with this action_id (or these words) in a message, so that it can be used after the message has changed.</summary>
    public static JsonObject Element(Message message, string words) =>
        Elements.In(JsonNode.Parse(message.Blocks!)!.AsArray()).Select(placed => placed.Element)
            .First(element => (string?)element["action_id"] == words || (string?)element["text"]?["text"] == words
                || (element["options"] is JsonArray options && options.Any(option => (string?)option!["text"]!["text"] == words)));

    /// <summary>A click on an element as it once was, by whoever, as Slack would bring it.</summary>
    public async Task<BotAnswer> ClickOldAsync(PersonHands person, Message message, JsonObject element, string? words = null, JsonObject? state = null)
    {
        string payload;
        lock (person.Workspace.Gate)
        {
            var url = person.Workspace.ResponseUrls.Issue(person.Workspace.Ids.Next("R"), person.Dm, person.UserId, message.Ts, person.Workspace.MachineNow);
            var trigger = person.Workspace.Triggers.Issue(person.UserId, viewId: null, person.Workspace.MachineNow);
            var action = new JsonObject { ["type"] = (string?)element["type"], ["action_id"] = (string?)element["action_id"], ["block_id"] = "b" };
            if (element["options"] is JsonArray options)
            {
                action["selected_option"] = options.First(option => (string?)option!["text"]!["text"] == words)!.DeepClone();
            }
            else
            {
                action["value"] = (string?)element["value"];
            }

            var container = new JsonObject { ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = person.Dm, ["is_ephemeral"] = false };
            var body = Payloads.BlockActions(person.Workspace, person.Me, trigger, container, state?.DeepClone().AsObject() ?? [], action);
            body["response_url"] = Payloads.Address(person.Workspace, url);
            payload = body.ToJsonString();
        }

        return await SlackRequest.Form("/slack/interactions", ("payload", payload)).SendAsync(bot);
    }

    /// <summary>The text of the newest message that only this person sees.</summary>
    public static string Remark(PersonHands person) => person.Messages().Where(message => message.EphemeralTo is not null).Select(All).LastOrDefault() ?? "";

    /// <summary>All words of a message: its fallback and its blocks, with quotes as they read.</summary>
    public static string All(Message message) => $"{message.Text}\n{(message.Blocks is { } blocks ? JsonNode.Parse(blocks)!.ToJsonString(Plain) : "")}";

    public Task<string?> StateAsync(PersonHands person, string lesson) => bot.ScalarAsync<string>(
        "select state from lesson_progress where team_id = @TeamId and user_id = @UserId and lesson_id = @Lesson",
        new { person.Workspace.TeamId, person.UserId, Lesson = lesson });

    public async Task<IReadOnlyList<string>> ReviewsAsync(PersonHands person) => await bot.QueryAsync<string>(
        "select chosen_text || ' ' || is_right || ' ' || grade from review where team_id = @TeamId and user_id = @UserId order by answered_at, question_id",
        new { person.Workspace.TeamId, person.UserId });

    private object Keyed(PersonHands person) => new { person.Workspace.TeamId, person.UserId, Now = bot.Now };

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
