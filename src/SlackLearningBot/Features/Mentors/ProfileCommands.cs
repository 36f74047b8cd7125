using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Mentors;

/// <summary><c>/mentor offer</c>: the form, with what stands behind it filled in.</summary>
internal sealed class OfferCommand(Profiles profiles) : ISubcommand
{
    public string Command => SlashCommands.Mentor;

    public string Path => "offer";

    public IReadOnlyList<HelpLine> Help { get; } = [new("offer SQL, public speaking", "say what you can help with, and for how many people you have time")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) =>
        new CommandReply.OpenView(await profiles.FormAsync(call.Learner, call.Words, cancel));
}

/// <summary><c>/mentor profile</c>: one's own card.</summary>
internal sealed class ProfileCommand(Profiles profiles) : ISubcommand
{
    public string Command => SlashCommands.Mentor;

    public string Path => "profile";

    public IReadOnlyList<HelpLine> Help { get; } = [new("profile", "see your card as others see it, and change it")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => await profiles.FindAsync(call.Learner, cancel) is { } self
        ? MentorsView.Own(self, profiles.Today(self))
        : MentorsView.None;
}

/// <summary><c>/mentor pause</c>: nobody finds them, for a while or until they say so.</summary>
internal sealed class PauseCommand(NpgsqlDataSource database, Profiles profiles) : ISubcommand
{
    public string Command => SlashCommands.Mentor;

    public string Path => "pause";

    public IReadOnlyList<HelpLine> Help { get; } =
        [new("pause", "nobody finds you until you say so"), new("pause 2w", "the same for two weeks"), new("pause off", "you are back")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        if (await profiles.FindAsync(call.Learner, cancel) is not { } self)
        {
            return MentorsView.NothingToPause;
        }

        var today = profiles.Today(self);
        PauseWish wish = string.IsNullOrWhiteSpace(call.Words)
            ? new PauseWish.PausedUntil(DateOnly.MaxValue)
            : PauseWish.Read(call.Words, today, self.Profile.PausedUntil);
        switch (wish)
        {
            case PauseWish.PausedUntil pause:
                return await PauseAsync(call, pause.FirstDayBack, cancel) ? MentorsView.Paused(pause.FirstDayBack) : MentorsView.NothingToPause;
            case PauseWish.Resumed { WasPaused: false }:
                return MentorsView.NotPaused;
            case PauseWish.Resumed:
                return await PauseAsync(call, null, cancel) ? MentorsView.Resumed : MentorsView.NothingToPause;
            default:
                return MentorsView.PauseRefused(wish, today);
        }
    }

    private Task<bool> PauseAsync(SubcommandCall call, DateOnly? until, CancellationToken cancel) =>
        database.InTransactionAsync(transaction => ProfileStore.PauseAsync(transaction, call.Learner, until, cancel), cancel);
}

/// <summary><c>/mentor leave</c>: the profile is deleted at once, without a question.</summary>
internal sealed class LeaveCommand(NpgsqlDataSource database) : ISubcommand
{
    public string Command => SlashCommands.Mentor;

    public string Path => "leave";

    public IReadOnlyList<HelpLine> Help { get; } = [new("leave", "delete your mentor profile; nobody asks why")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) =>
        await database.InTransactionAsync(transaction => ProfileStore.ForgetAsync(transaction, call.Learner, cancel), cancel)
            ? MentorsView.Left
            : MentorsView.NothingToLeave;
}
