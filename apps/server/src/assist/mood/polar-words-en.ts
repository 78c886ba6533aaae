import type { PolarWords } from './polarity.ts';

/** English words that speak well or ill of something, whatever it is. Inflections come along by themselves. */
export const polarWordsEn: PolarWords = {
  delight: `amazing awesome beautiful best blessed brilliant delighted ecstatic epic excellent excited exciting fabulous fantastic
    favorite favourite flawless genius glorious gorgeous gr8 hilarious incredible iconic legend legendary love loved lovely loving magical
    magnificent marvelous marvellous masterpiece obsessed outstanding perfect perfection phenomenal proud spectacular splendid stunning
    superb terrific thrilled unforgettable wonderful wow yay yess adore adorable congrats congratulations hooray hurray bliss`,
  liking: `appreciate attractive awesomely better bravo bright calm celebrate celebration charming cheer cheerful chill classy clean clever comfortable
    cool courage creative cute dance dazzling dear decent delicious dope dream eager easy effective elegant encourage energetic enjoy enjoyable
    entertaining fair faithful fan fine fit fresh friend friendly fun funny gain generous gift glad glow good grace graceful gracious grateful great
    haha happy happiness healthy heaven helpful hero honest honor honour hope hopeful hug humor humour impress impressive improve improved inspire
    inspiration inspiring interesting joy joyful jolly kind kiss laugh lit lmao lol loyal luck lucky merry miracle neat nice nicely party passion
    peace peaceful pleasant pleased pleasure polite popular positive powerful precious pretty prize promising quick recommend refreshing relax
    relaxed relief remarkable resolved respect respectful reward rich rock rocks romantic safe satisfied save saved sexy shine shiny sincere
    skilled smart smile smooth solved special stoked strong succeed success successful super support sweet sweetheart talented tasty thank thankful
    thanks thx treat triumph trust trusted useful valuable victory vibrant warm wealth welcome well win winner winning wins winsome wise won worth
    worthy yes yum yummy bday birthday christmas weekend sunny sunshine holiday vacation`,
  dislike: `afraid alone anxious annoyed annoying argue argument ashamed attack avoid bad bizarre blame blind block bored boring bother bothered
    broke broken bug bully burn careless cheap cheat complain complaint confused confusing crap crash creepy crisis criticism criticize cry crying
    damage damn danger dangerous dark debt defeat delay delayed demand deny desperate die died dirty disagree disappear disappoint disappointed
    disappointing disappointment disaster dislike distract disturb doubt drama dread drunk dull dumb embarrass embarrassed embarrassing error excuse
    exhausted expensive fail failed failing failure fake fall fault fear fight fire foolish forget forgot fraud frustrated frustrating
    frustration gross guilty hard harm headache hurt hurts ignorant ignore ill illegal impossible inadequate insult irritating issue jealous
    jerk joke kill lack lame late lazy leak lie lied liar lies lonely lose loser losing loss lost lousy mad mess miss missed missing mistake mock
    murder nasty negative nervous noise nonsense odd offended offensive overpriced pain painful panic pity pointless poor problem protest punish
    refuse regret reject rejected ridiculous riot risk rob rotten rude ruin ruined sad sadly sadness scam scandal scare scared scary selfish
    shame shit shock shocking sick silly slow smell sore sorry steal stink stolen strange stress stressed stressful struggle stuck stupid
    suck sucks suffer suspect sucked threat threaten tired tragedy tragic trash trouble ugly unable unacceptable unfair unfortunate
    unfortunately unhappy unhelpful unprofessional upset useless victim violence violent wait waiting waste wasted weak weird whine worried worry
    worrying wound wrong yell nope smh ugh meh`,
  disgust: `abuse abysmal angry anger appalling asshole atrocious awful bastard bitch bullshit catastrophe cruel dead death depressed depressing
    despicable destroy disgrace disgraceful disgust disgusted disgusting dreadful evil fuck fucked fucking furious garbage hate hated hateful
    hatred heartbroken heartbreaking hell hideous hopeless horrendous horrible horrific horrified idiot idiotic infuriating insane livid loathe
    miserable misery moron nightmare outrage outraged outrageous pathetic pissed rage rape rapist racism racist repulsive revolting scum scumbag sexist sickening
    slaughter terrible terrorist terrorism terrorists terrified toxic vile vomit worst worthless wtf ffs`,
  more: `absolutely completely definitely extremely fully highly incredibly insanely literally more most really seriously so such super too totally truly utterly very`,
  less: `almost barely bit fairly hardly kinda less little maybe partly quite rather scarcely slightly somewhat sorta`,
};
