namespace SlackLearningBot.Playground.World;

/// <summary>
/// One Slack team. Everything mutable in it is read and changed inside <c>lock (Gate)</c>;
/// the methods of this class take the lock themselves.
/// </summary>
internal sealed class Workspace
{
    private readonly Ids ids;
    private readonly Timestamps timestamps = new();
    private readonly Dictionary<string, List<Toast>> toasts = [];

    public Workspace(WorkspaceSeed seed, SlackWorld world)
    {
        ids = world.Ids;
        World = world;
        Seed = seed;
        HomeTabEnabled = world.Options.App.HasHomeTab;
        MessagesTabEnabled = world.Options.App.HasMessagesTab;
        Conversations = new ConversationRegister(ids);
        Files = new FileShelf(ids);
        Put(new Installation(seed.BotToken, seed.BotUserId ?? ids.Next("U"), seed.BotId ?? ids.Next("B"), seed.BotScopes ?? world.Options.App.BotScopes));
        if (!seed.IsInstalled)
        {
            Remove();
        }
    }

    public Lock Gate { get; } = new();

    public WorkspaceSeed Seed { get; }

    public string TeamId => Seed.TeamId;

    public SlackWorld World { get; }

    public string AppId { get; } = SlackWorld.AppId;

    /// <summary>The latest granting of the app, also after it was removed again.</summary>
    public Installation Installation { get; private set; } = null!;

    public string BotId => Installation.BotId;

    /// <summary>The bot user of the latest granting; deactivated while the app is not installed.</summary>
    public Person Bot => People.Find(Installation.BotUserId)!;

    public HashSet<string> Scopes { get; private set; } = [];

    /// <summary>False before the app was allowed and after it was removed: the bot hears nothing and its token is refused.</summary>
    public bool Installed { get; private set; }

    /// <summary>Events of a removal that Slack will deliver late.</summary>
    public List<HeldEvent> HeldEvents { get; } = [];

    /// <summary>The App Home's Home tab, as switched in the app's configuration.</summary>
    public bool HomeTabEnabled { get; set; }

    /// <summary>The App Home's Messages tab, as switched in the app's configuration.</summary>
    public bool MessagesTabEnabled { get; set; }

    public PeopleRegister People { get; } = new();

    public UserGroupRegister UserGroups { get; } = new();

    public Schedule Schedule { get; } = new();

    public ConversationRegister Conversations { get; }

    public ViewDesk Views { get; } = new();

    public Triggers Triggers { get; } = new();

    public ResponseUrls ResponseUrls { get; } = new();

    public FileShelf Files { get; }

    public Ids Ids => ids;

    public DateTimeOffset Now => World.Calendar.GetUtcNow();

    /// <summary>How far the timestamps of messages lie behind: Slack's servers do not share one clock.</summary>
    public TimeSpan TsLag { get; set; }

    public DateTimeOffset MachineNow => World.Machine.GetUtcNow();

    /// <summary>A person by id or handle; throws when there is none, for tests that name their cast.</summary>
    public Person Person(string idOrName)
    {
        lock (Gate)
        {
            return People.FindByAny(idOrName)
                ?? throw new InvalidOperationException($"The workspace {TeamId} has no person '{idOrName}'; add one with AddPersonAsync.");
        }
    }

    /// <summary>Who owns the workspace, by id.</summary>
    public IReadOnlyList<string> Owners()
    {
        lock (Gate)
        {
            return [.. People.Order.Where(id => People.Find(id) is { IsOwner: true, Deleted: false })];
        }
    }

    /// <summary>A channel by id or name, or a direct conversation by id.</summary>
    public Conversation Channel(string idOrName)
    {
        lock (Gate)
        {
            return Conversations.Find(idOrName) ?? Conversations.FindByName(idOrName)
                ?? throw new InvalidOperationException($"The workspace {TeamId} has no conversation '{idOrName}'.");
        }
    }

    /// <summary>Grants the app: its bot user comes (back) in, and only this token is good.</summary>
    public void Put(Installation installation)
    {
        lock (Gate)
        {
            if (Installation is not null && Installation.BotUserId != installation.BotUserId)
            {
                Remove();
            }

            Installation = installation;
            Scopes = [.. installation.Scopes];
            Installed = true;
            var app = World.Options.App.BotName;
            var bot = People.Find(installation.BotUserId) ?? new Person
            {
                Id = installation.BotUserId, TeamId = TeamId, Name = app.ToLowerInvariant().Replace(' ', '-'), RealName = app, IsBot = true,
                TimeZone = "America/Los_Angeles", Color = "3f7d58",
            };
            People.Put(bot with { Deleted = false });
            var token = new AccessToken(installation.Token, TokenKind.Bot, this, bot.Id, Scopes);
            if (!World.Tokens.TryAdd(token))
            {
                throw new InvalidOperationException($"There is a workspace with the bot token of {TeamId} already.");
            }
        }
    }

    /// <summary>Takes the app away: its bot user leaves the channels, and every token it had answers account_inactive.</summary>
    public void Remove()
    {
        lock (Gate)
        {
            Installed = false;
            People.Put(Bot with { Deleted = true });
            Withdraw(Bot.Id);
            foreach (var token in World.Tokens.LivingIn(this))
            {
                token.Dead = "account_inactive";
            }
        }
    }

    /// <summary>Puts a person in, or changes one, without telling the bot; newcomers (and who comes back) of this team join #general.</summary>
    public void Admit(Person person)
    {
        lock (Gate)
        {
            var isNew = People.Find(person.Id) is null or { Deleted: true };
            People.Put(person);
            if (person.Deleted)
            {
                Withdraw(person.Id);
            }
            else if (isNew && person.TeamId == TeamId && Conversations.FindByName("general") is { } general)
            {
                Conversations.Join(general, person.Id);
            }
        }
    }

    /// <summary>Who is deactivated is in no channel and no group any more; their direct messages stay.</summary>
    private void Withdraw(string user)
    {
        foreach (var channel in Conversations.Of(user).ToList().Select(id => Conversations.Find(id)!).Where(channel => channel.IsChannel))
        {
            Conversations.Leave(channel, user);
        }

        foreach (var group in UserGroups.All.Where(group => group.Users.Contains(user, StringComparer.Ordinal)).ToList())
        {
            UserGroups.Put(group with { Users = [.. group.Users.Where(other => other != user)] });
        }
    }

    public Conversation AddChannel(string name, string topic, IEnumerable<string> members, bool isPrivate = false, string? id = null, string? creator = null)
    {
        lock (Gate)
        {
            var channel = new Conversation(id ?? ids.Next("C"), name, isDirect: false, Now)
            {
                Topic = topic, IsPrivate = isPrivate, IsGeneral = name == "general", Creator = creator ?? Bot.Id,
            };
            Conversations.Add(channel);
            foreach (var member in members)
            {
                Conversations.Join(channel, member);
            }

            return channel;
        }
    }

    /// <summary>The person's direct conversation with the bot.</summary>
    public Conversation DmWithBot(string user)
    {
        lock (Gate)
        {
            return Conversations.OpenDirect(user, Bot.Id, Now);
        }
    }

    /// <summary>The direct conversation among the bot and several people.</summary>
    public Conversation GroupWithBot(IEnumerable<string> users)
    {
        lock (Gate)
        {
            return Conversations.OpenGroup([.. users.Select(user => People.Find(user)!), Bot], Bot.Id, Now);
        }
    }

    public UserGroup AddUserGroup(string handle, string name, string description, IEnumerable<string> users, string? id = null)
    {
        lock (Gate)
        {
            var group = new UserGroup(id ?? ids.Next("S"), handle, name, description, [.. users], Now);
            UserGroups.Put(group);
            return group;
        }
    }

    /// <summary>What a person sees in a conversation now, oldest first, with what only they see; a thread when one is named.</summary>
    public IReadOnlyList<Message> MessagesSeenBy(string user, string channelId, string? threadTs = null)
    {
        lock (Gate)
        {
            if (Conversations.Find(channelId) is not { } channel || !channel.Has(user))
            {
                return [];
            }

            IEnumerable<Message> shown = threadTs is null
                ? channel.Roots
                : channel.Replies(threadTs).Prepend(channel.Find(threadTs)).OfType<Message>();
            return [.. shown
                .Concat(channel.EphemeralFor(user).Where(only => only.ThreadTs == threadTs))
                .OrderBy(message => message.Ts, StringComparer.Ordinal)];
        }
    }

    /// <summary>The timestamp of a message of now, or of a moment that has passed.</summary>
    public string NextTs(DateTimeOffset? at = null)
    {
        lock (Gate)
        {
            return timestamps.Next(at ?? (Now - TsLag));
        }
    }

    public void Toast(string user, string text)
    {
        lock (Gate)
        {
            if (!toasts.TryGetValue(user, out var mine))
            {
                toasts[user] = mine = [];
            }

            mine.Add(new Toast(ids.NextShort("toast"), text));
        }
    }

    /// <summary>What Slack itself would tell a person, each shown once.</summary>
    public IReadOnlyList<Toast> TakeToasts(string user)
    {
        lock (Gate)
        {
            return toasts.Remove(user, out var mine) ? mine : [];
        }
    }
}
