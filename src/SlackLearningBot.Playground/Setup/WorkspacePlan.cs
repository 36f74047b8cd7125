using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Setup;

/// <summary>A workspace as somebody wrote it down. People, channels and groups are named by handle or name.</summary>
internal sealed record WorkspacePlan(
    string Name, string Domain, IReadOnlyList<Person> People, IReadOnlyList<ChannelPlan> Channels, IReadOnlyList<GroupPlan> Groups,
    IReadOnlyList<TalkPlan> DirectMessages)
{
    private const string Team = "T0PGOWNTEAM";

    /// <summary>Puts it into a world: its people get ids in their order, the same in every run, unless the file gives them.</summary>
    public Workspace AddTo(SlackWorld world)
    {
        var workspace = world.Add(new WorkspaceSeed(Team, Name, Domain, PlaygroundOptions.BotToken));
        foreach (var person in People)
        {
            workspace.Admit(person with
            {
                Id = person.Id.Length > 0 ? person.Id : workspace.Ids.Next("U"), TeamId = Team, UpdatedAt = workspace.Now.ToUnixTimeSeconds(),
            });
        }

        foreach (var plan in Channels)
        {
            IEnumerable<string> members = plan.Members.Select(member => workspace.Person(member).Id);
            var creator = plan.Members is [var first, ..] ? workspace.Person(first).Id : null;
            var channel = workspace.AddChannel(
                plan.Name, plan.Topic, plan.WithApp ? members.Append(workspace.Bot.Id) : members, plan.IsPrivate, plan.Id, creator);
            TalkPlan.Write(workspace, channel, plan.History);
            channel.IsArchived = plan.IsArchived;
        }

        foreach (var group in Groups)
        {
            workspace.UserGroups.Put(new UserGroup(
                workspace.Ids.Next("S"), group.Handle, group.Name, group.Description, [.. group.Members.Select(member => workspace.Person(member).Id)],
                workspace.Now));
        }

        foreach (var talk in DirectMessages)
        {
            talk.AddTo(workspace);
        }

        return workspace;
    }
}

/// <summary>A channel with its members, at most 80 characters of name, and what was said in it.</summary>
internal sealed record ChannelPlan(string? Id, string Name, string Topic, IReadOnlyList<string> Members, IReadOnlyList<RemarkPlan> History)
{
    public bool IsPrivate { get; init; }

    public bool IsArchived { get; init; }

    /// <summary>The app's bot is a member.</summary>
    public bool WithApp { get; init; }
}

/// <summary>People who are called together by a handle.</summary>
internal sealed record GroupPlan(string Handle, string Name, string Description, IReadOnlyList<string> Members);

/// <summary>Something that was said a while before the Playground started, with the answers in its thread.</summary>
internal sealed record RemarkPlan(string By, TimeSpan Ago, string Text, IReadOnlyList<RemarkPlan> Thread);

/// <summary>What two people said to each other.</summary>
internal sealed record TalkPlan(IReadOnlyList<string> Between, IReadOnlyList<RemarkPlan> History)
{
    public void AddTo(Workspace workspace)
    {
        lock (workspace.Gate)
        {
            var direct = workspace.Conversations.OpenDirect(workspace.Person(Between[0]).Id, workspace.Person(Between[1]).Id, workspace.Now);
            Write(workspace, direct, History);
        }
    }

    /// <summary>Writes the remarks oldest first; who wrote one has read it.</summary>
    public static void Write(Workspace workspace, Conversation channel, IEnumerable<RemarkPlan> remarks, string? threadTs = null)
    {
        lock (workspace.Gate)
        {
            foreach (var remark in remarks.OrderByDescending(remark => remark.Ago))
            {
                var at = workspace.Now - remark.Ago;
                var author = workspace.Person(remark.By).Id;
                var message = new Message(Unused(channel, at), author, new MessageVersion(at, remark.Text, Blocks: null, Metadata: null)) { ThreadTs = threadTs };
                channel.Add(message);
                channel.MarkRead(author, message.Ts);
                Write(workspace, channel, remark.Thread, message.Ts);
            }
        }
    }

    private static string Unused(Conversation channel, DateTimeOffset at)
    {
        while (channel.Find(Timestamps.At(at)) is not null)
        {
            at = at.AddMicroseconds(1);
        }

        return Timestamps.At(at);
    }
}
