namespace SlackLearningBot.Outbox;

/// <summary>Makes the senders of workspaces, and lets a test drive one by hand.</summary>
internal sealed class Sender(SenderTools tools)
{
    public TeamSender For(string teamId) => new(teamId, tools);

    /// <summary>The workspaces with something due that no other process holds.</summary>
    public Task<IReadOnlyList<string>> FindDueTeamsAsync(CancellationToken cancel) =>
        tools.Claims.FindDueTeamsAsync(tools.Holder.Name, tools.Calendar.Now, tools.Machine.Now, cancel);

    /// <summary>Sends until nothing of this workspace is due; answers how many deliveries it worked on. Nothing when another process has its lease.</summary>
    public async Task<int> SendDueAsync(string teamId, CancellationToken cancel)
    {
        using var sender = For(teamId);
        await sender.RunAsync(cancel);
        return sender.Claimed;
    }
}
