using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>When they meet, when that was moved, or that it is called off.</summary>
internal sealed class SetWork(NpgsqlDataSource database, CalendarClock calendar) : MeetUpWork(database, calendar)
{
    public const string KindName = "meet.set";

    public override string Kind => KindName;

    protected override Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Pairing pairing, MeetUp meeting, CancellationToken cancel) =>
        Task.FromResult(pairing.Facts.IsOpen ? MeetUpView.Set(pairing, meeting) : null);
}

/// <summary>What to talk about, a day before.</summary>
internal sealed class AgendaWork(NpgsqlDataSource database, CalendarClock calendar) : MeetUpWork(database, calendar)
{
    public const string KindName = "meet.agenda";

    public override string Kind => KindName;

    protected override async Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Pairing pairing, MeetUp meeting, CancellationToken cancel) =>
        meeting.IsAhead ? MeetUpView.Agenda(pairing, meeting, await NoteStore.ReadSharedAsync(transaction, pairing.Facts, cancel)) : null;
}

/// <summary>A quarter of an hour before.</summary>
internal sealed class SoonWork(NpgsqlDataSource database, CalendarClock calendar) : MeetUpWork(database, calendar)
{
    public const string KindName = "meet.soon";

    public override string Kind => KindName;

    protected override Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Pairing pairing, MeetUp meeting, CancellationToken cancel) =>
        Task.FromResult(meeting.IsAhead ? MeetUpView.Soon(pairing, meeting) : null);
}

/// <summary>Did they meet?</summary>
internal sealed class AskWork(NpgsqlDataSource database, CalendarClock calendar) : MeetUpWork(database, calendar)
{
    public const string KindName = "meet.ask";

    public override string Kind => KindName;

    protected override Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Pairing pairing, MeetUp meeting, CancellationToken cancel) =>
        Task.FromResult(meeting.IsAhead ? AskView.Ask(pairing, meeting) : null);
}
